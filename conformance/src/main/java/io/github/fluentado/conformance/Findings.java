// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.util.ArrayList;
import java.util.List;

/** What was found about one example: faults, and what had to be overlooked. Not for threads. */
final class Findings {
  private final List<String> failures = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /** Something that is no fault of the client, but not as the description has it either. */
  record Note(String kind, String detail) {}

  void failure(String what) {
    failures.add(what);
  }

  void note(String kind, String detail) {
    notes.add(new Note(kind, detail));
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  List<Note> notes() {
    return List.copyOf(notes);
  }
}
