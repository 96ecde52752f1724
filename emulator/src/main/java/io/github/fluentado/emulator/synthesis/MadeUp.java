// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import io.github.fluentado.emulator.description.Operation;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says that an answer is made up, once for each operation, or refuses to make it up. */
final class MadeUp {
  private final boolean strict;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  MadeUp(boolean strict) {
    this.strict = strict;
  }

  void tell(Operation operation) {
    if (strict) {
      throw ServiceException.of(
          501,
          "System.NotImplementedException",
          0,
          "The emulator has no rules for " + operation.id() + " and may not make an answer up.");
    }
    if (told.add(operation.id())) {
      System.err.println("The emulator makes up its answers to " + operation.id() + ".");
    }
  }
}
