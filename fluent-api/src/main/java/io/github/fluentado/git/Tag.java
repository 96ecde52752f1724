// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.common.GitVersionType;

/**
 * A tag by its name, annotated or not.
 *
 * @param name short, such as {@code v1.2}
 */
public record Tag(String name) implements Ref, Version {
  static final String PREFIX = "refs/tags/";

  /**
   * The same as {@link #of}.
   *
   * @throws IllegalArgumentException as that does
   */
  public Tag {
    name = RefName.below(PREFIX, "tag", name);
  }

  /**
   * From a short name or a full one.
   *
   * @throws IllegalArgumentException if it is a ref that is no tag, such as {@code
   *     refs/heads/main}, or breaks git's rules for names
   */
  public static Tag of(String name) {
    return new Tag(name);
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
    return GitVersionType.TAG;
  }

  /** The short name. */
  @Override
  public String toString() {
    return name;
  }
}
