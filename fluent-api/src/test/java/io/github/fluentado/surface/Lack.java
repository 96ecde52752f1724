// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import io.github.fluentado.emulator.ServerYear;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Rows that Servers do not have. What is said here is held against the emulator, whose releases
 * have what was published for their version of the interface.
 *
 * @param rows how their names begin
 * @param first the first Server that has them; absent if none does
 */
record Lack(List<String> rows, Optional<ServerYear> first, String why) {
  static final List<Lack> ALL =
      List.of(
          nowhere("graph is published for the service alone", "GRA"),
          nowhere("the audit log is published for the service alone", "AUD"),
          nowhere("component governance has hosts of the service only, and is unpublished", "GOV"),
          from(ServerYear.SERVER_2019_1, "pages by their number came with 5.1", "WIK"),
          from(ServerYear.SERVER_2020, "deleting leases came with 6.0", "BLD-11"),
          from(ServerYear.SERVER_2020, "changes of stages came with 6.0", "BLD-15", "BLD-16"),
          from(
              ServerYear.SERVER_2020,
              "pipelines came with 6.0",
              "PIP-01",
              "PIP-02",
              "PIP-04",
              "PIP-05",
              "PIP-06"),
          from(ServerYear.SERVER_2022, "leases of a build came with 6.1", "BLD-10"),
          from(ServerYear.SERVER_2022, "the preview of a run came with 6.1", "PIP-03"));

  private static Lack nowhere(String why, String area) {
    return new Lack(List.of(area), Optional.empty(), why);
  }

  private static Lack from(ServerYear first, String why, String... rows) {
    return new Lack(List.of(rows), Optional.of(first), why);
  }

  /** What there is to say of a row; empty if all Servers have it. */
  static Optional<Lack> of(String row) {
    return ALL.stream().filter(lack -> lack.rows.stream().anyMatch(row::startsWith)).findFirst();
  }

  /** Why that Server has no such row; empty if it has it. */
  static Optional<Lack> of(String row, ServerYear server) {
    return of(row).filter(lack -> lack.first.map(from -> server.compareTo(from) < 0).orElse(true));
  }

  /** Thrown once a row has failed as it must, to leave out the rest of its test. */
  static final class Shown extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Takes that as the good end of the test that it is. */
  static final class Ends implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
        throws Throwable {
      if (!(thrown instanceof Shown)) {
        throw thrown;
      }
    }
  }
}
