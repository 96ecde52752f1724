// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

/** One thing that stops an import: where it is, and what is wrong there. */
record Problem(String file, String path, String reason) implements Comparable<Problem> {
  @Override
  public int compareTo(Problem other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return file + ": " + path + ": " + reason;
  }
}
