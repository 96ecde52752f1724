// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Thrown when nothing may be written. Each line of the message is one problem. */
final class ImportFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ImportFailure(Collection<Problem> problems) {
    super(
        new TreeSet<>(problems)
            .stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
    this.problems = List.copyOf(new TreeSet<>(problems));
  }

  static ImportFailure of(String file, String path, String reason) {
    return new ImportFailure(List.of(new Problem(file, path, reason)));
  }

  List<Problem> problems() {
    return problems;
  }
}
