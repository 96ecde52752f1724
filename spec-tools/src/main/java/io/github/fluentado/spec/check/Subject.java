// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

/**
 * What a finding is about: an operation, a definition, or one member of either.
 *
 * @param file the published file, such as {@code git/7.1/git.json}, or the file of ours
 * @param name the operation id or the name of the definition
 * @param member the parameter or property, or empty
 */
record Subject(String file, String name, String member) {
  static Subject of(String file, String name) {
    return new Subject(file, name, "");
  }

  Subject member(String other) {
    return new Subject(file, name, other);
  }

  @Override
  public String toString() {
    return file + ": " + name + (member.isEmpty() ? "" : "." + member);
  }
}
