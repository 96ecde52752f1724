// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.common.GitVersionType;

/**
 * A branch by its name. Some operations of the service want the short name, others the full one:
 * from this each gets what it wants.
 *
 * @param name short, such as {@code feature/login}
 */
public record Branch(String name) implements Ref, Version {
  static final String PREFIX = "refs/heads/";

  /**
   * The same as {@link #of}.
   *
   * @throws IllegalArgumentException as that does
   */
  public Branch {
    name = RefName.below(PREFIX, "branch", name);
  }

  /**
   * From a short name or a full one.
   *
   * @throws IllegalArgumentException if it is a ref that is no branch, such as {@code
   *     refs/tags/v1}, or breaks git's rules for names
   */
  public static Branch of(String name) {
    return new Branch(name);
  }

  @Override
  public String ref() {
    return PREFIX + name;
  }

  @Override
  public String version() {
    return name;
  }

  @Override
  public GitVersionType type() {
    return GitVersionType.BRANCH;
  }

  /** The short name. */
  @Override
  public String toString() {
    return name;
  }
}
