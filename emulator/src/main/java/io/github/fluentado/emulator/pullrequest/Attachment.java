// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;

/** A file put beside a pull request; nobody changes the bytes. */
final class Attachment {
  /** What is told of the file. */
  record Facts(int id, String name, String hash, Identity by, Instant date) {}

  private final Facts facts;
  private final byte[] content;

  Attachment(Facts facts, byte[] content) {
    this.facts = facts;
    this.content = content.clone();
  }

  Facts facts() {
    return facts;
  }

  byte[] content() {
    return content.clone();
  }
}
