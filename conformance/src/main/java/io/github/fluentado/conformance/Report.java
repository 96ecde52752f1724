// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** Counts and prints. Not for threads. */
final class Report {
  private final PrintStream out;
  private final boolean verbose;
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final Map<String, Integer> places = new TreeMap<>();
  private int passed;
  private int failed;
  private int skipped;
  private int missing;

  Report(PrintStream out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  void passed() {
    passed++;
  }

  /** Something that failed, with a line for each reason. */
  void failed(String subject, Iterable<String> reasons) {
    failed++;
    reasons.forEach(reason -> out.println(subject + ": " + reason));
  }

  void skipped(String subject, String reason) {
    skipped++;
    out.println(subject + ": skipped, " + reason);
  }

  /** A folder of a version of which nothing is known. */
  void unknown(String version) {
    out.println(version + ": the description knows no such version; it is tried all the same");
  }

  /** A published file refers to an example that is not in the folder. */
  void missing(String subject, String reference) {
    missing++;
    if (verbose) {
      out.println(subject + ": refers to " + reference + ", which is not there");
    }
  }

  void notes(String operation, Findings findings) {
    for (Findings.Note note : findings.notes()) {
      kinds.merge(note.kind(), 1, Integer::sum);
      places.merge(note.kind() + "\t" + operation + "\t" + note.detail(), 1, Integer::sum);
    }
  }

  /** Prints the summary; its last line tells the result. */
  boolean end() {
    if (verbose) {
      places.forEach((place, count) -> out.println(count + "\t" + place));
      kinds.forEach((kind, count) -> out.printf("overlooked: %s: %d%n", kind, count));
    }
    if (missing > 0) {
      out.println("references to examples that are not in the folder: " + missing);
    }
    out.printf(
        "examples: %d of %d passed, %d failed, %d skipped%n",
        passed, passed + failed + skipped, failed, skipped);
    return failed == 0;
  }
}
