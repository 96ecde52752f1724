// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.RequestBody;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files on their way to the service and back. */
final class Uploads {
  private static final Pattern ID =
      Pattern.compile(
          "/attachments/(\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12})",
          Pattern.CASE_INSENSITIVE);

  private Uploads() {}

  /** The file is looked at now, so that a wrong name is told before anything runs. */
  static UploadAttachment of(Requests requests, Path file) {
    RequestBody content = RequestBody.of(file);
    return UploadAttachment.of(requests, String.valueOf(file.getFileName()), content);
  }

  /** The id of an attachment stands in its address only. */
  static String id(WorkItemRelation attached) {
    Matcher id = ID.matcher(String.valueOf(attached.url()));
    Check.that(id.find(), "attached", "is no relation to an attached file");
    return id.group(1);
  }
}
