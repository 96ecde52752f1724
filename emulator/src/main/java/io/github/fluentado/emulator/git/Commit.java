// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.util.List;

/** A commit as git keeps it. */
public record Commit(
    String id,
    String tree,
    List<String> parents,
    Signature author,
    Signature committer,
    String message) {

  public Commit {
    parents = List.copyOf(parents);
  }

  /** The first line of the message. */
  public String subject() {
    return message.lines().findFirst().orElse("");
  }
}
