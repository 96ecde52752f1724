// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

/** A name that a repository gives a commit: a {@link Branch}, a {@link Tag}, or another one. */
public sealed interface Ref permits Branch, Tag, OtherRef {
  /** The full name, such as {@code refs/heads/main}. */
  String ref();

  /**
   * From a full name.
   *
   * @throws IllegalArgumentException if it does not begin with {@code refs/}, or breaks git's rules
   *     for names
   */
  static Ref of(String ref) {
    if (ref != null && ref.startsWith(Branch.PREFIX)) {
      return Branch.of(ref);
    }
    if (ref != null && ref.startsWith(Tag.PREFIX)) {
      return Tag.of(ref);
    }
    return new OtherRef(RefName.full("ref", ref));
  }
}
