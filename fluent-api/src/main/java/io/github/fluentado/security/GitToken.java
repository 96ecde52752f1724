// SPDX-License-Identifier: MIT
package io.github.fluentado.security;

import io.github.fluentado.core.error.Check;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the service names a place that has rights in repositories: all of a project, one repository,
 * or one branch.
 */
public final class GitToken {
  private static final String HEADS = "refs/heads/";

  private final String text;

  private GitToken(String text) {
    this.text = text;
  }

  /** All repositories of a project. */
  public static GitToken of(UUID project) {
    return new GitToken("repoV2/" + Check.notNull("project", project) + "/");
  }

  public static GitToken of(UUID project, UUID repository) {
    return new GitToken(of(project).text + Check.notNull("repository", repository) + "/");
  }

  /**
   * One branch, which need not exist, or a folder of branches.
   *
   * @param branch short ({@code main}) or in full ({@code refs/heads/main})
   * @throws IllegalArgumentException if it is a ref of another kind
   */
  public static GitToken of(UUID project, UUID repository, String branch) {
    String given = Check.text("branch", branch);
    Check.that(
        given.startsWith(HEADS) || !given.startsWith("refs/"), "branch", "is a ref, but no branch");
    String name = given.startsWith(HEADS) ? given.substring(HEADS.length()) : given;
    StringBuilder token = new StringBuilder(of(project, repository).text).append(HEADS);
    for (String part : name.split("/", -1)) {
      Check.that(!part.isEmpty(), "branch", "has an empty part between slashes");
      byte[] bytes = part.getBytes(StandardCharsets.UTF_16LE);
      token.append(HexFormat.of().formatHex(bytes)).append('/');
    }
    return new GitToken(token.toString());
  }

  /** As the service wants it. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GitToken that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
