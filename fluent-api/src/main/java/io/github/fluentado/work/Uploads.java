// SPDX-License-Identifier: MIT
package io.github.fluentado.work;

import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.RequestBody;
import java.io.IOException;
import java.nio.file.Files;
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

  static Call<AttachmentReference> of(Requests requests, Path file) {
    Check.notNull("file", file);
    Check.that(Files.isRegularFile(file) && Files.isReadable(file), "file", "cannot be read");
    return Call.defer(() -> requests.upload(String.valueOf(file.getFileName()), content(file)));
  }

  private static RequestBody content(Path file) {
    try {
      return RequestBody.of(file);
    } catch (IOException gone) {
      throw new IllegalArgumentException("file cannot be read any more", gone);
    }
  }

  /** The id of an attachment stands in its address only. */
  static String id(WorkItemRelation attached) {
    Matcher id = ID.matcher(String.valueOf(attached.url()));
    Check.that(id.find(), "attached", "is no relation to an attached file");
    return id.group(1);
  }
}
