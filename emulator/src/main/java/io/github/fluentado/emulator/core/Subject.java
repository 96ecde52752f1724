// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import java.util.UUID;

/** Someone or something that rights are given to. */
public sealed interface Subject permits Identity, Group {
  UUID id();

  String displayName();

  /** The name with its place: a mail address, or {@code [project]\group}. */
  String principalName();

  /** As the graph names it, such as {@code aad.…} or {@code vssgp.…}. */
  String descriptor();

  /** As access control lists and old identities name it: kind, semicolon, identifier. */
  String identityDescriptor();

  /** Whether a client means this one: by name, mail, id or either descriptor. */
  boolean answersTo(String text);
}
