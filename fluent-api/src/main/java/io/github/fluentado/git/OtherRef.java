// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

/** A ref that is neither branch nor tag, such as {@code refs/notes/commits}. */
record OtherRef(String ref) implements Ref {
  @Override
  public String toString() {
    return ref;
  }
}
