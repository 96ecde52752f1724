// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;

/** A comment in its latest version. */
record Comment(
    int id,
    int version,
    String text,
    String format,
    Identity createdBy,
    Instant created,
    Identity modifiedBy,
    Instant modified,
    boolean deleted) {

  static Comment first(int id, String text, String format, Identity by, Instant now) {
    return new Comment(id, 1, text, format, by, now, by, now, false);
  }

  Revision.CommentRef ref() {
    return new Revision.CommentRef(id, version);
  }

  Comment edited(String newText, String newFormat, Identity by, Instant now) {
    return new Comment(id, version + 1, newText, newFormat, createdBy, created, by, now, false);
  }

  Comment removed(Identity by, Instant now) {
    return new Comment(id, version + 1, text, format, createdBy, created, by, now, true);
  }
}
