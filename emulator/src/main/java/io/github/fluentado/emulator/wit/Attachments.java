// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Organization;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploaded files. Changed only under the write lock of the router. */
final class Attachments {
  private static final Pattern URL =
      Pattern.compile("(?i)/_apis/wit/attachments/([0-9a-f-]{36})(\\?.*)?$");

  private final Organization organization;
  private final Map<String, Stored> files = new HashMap<>();
  private int count;

  Attachments(Organization organization) {
    this.organization = organization;
  }

  /** A file; one uploaded in chunks grows until it is whole. */
  static final class Stored {
    private final UUID id;
    private final String name;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private Stored(UUID id, String name) {
      this.id = id;
      this.name = name;
    }

    UUID id() {
      return id;
    }

    String name() {
      return name;
    }

    int size() {
      return content.size();
    }

    byte[] bytes() {
      return content.toByteArray();
    }

    void append(byte[] more) {
      content.writeBytes(more);
    }
  }

  Stored add(String name, byte[] content) {
    count++;
    Stored file = new Stored(organization.derivedId("attachment", "" + count), name);
    file.append(content);
    files.put(file.id().toString(), file);
    return file;
  }

  Optional<Stored> find(String id) {
    return Optional.ofNullable(files.get(id.toLowerCase(Locale.ROOT)));
  }

  /** The file that an attachment's URL names; refuses one that was never uploaded. */
  Stored ofUrl(String url) {
    Matcher matcher = URL.matcher(url);
    String id = matcher.find() ? matcher.group(1) : "";
    return find(id)
        .orElseThrow(
            () ->
                WitErrors.of(
                    400,
                    "WorkItemAttachmentNotFoundException",
                    "TF237082: The attachment was not uploaded: " + url));
  }
}
