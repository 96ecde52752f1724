// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import com.google.gson.JsonElement;
import io.github.fluentado.core.error.Check;
import java.util.List;

/** What is refused when somebody pushes to a repository, whatever the branch. */
public final class RepositoryPolicy extends Policy<RepositoryPolicy> {
  private RepositoryPolicy(PolicyState state) {
    super(state);
  }

  @Override
  RepositoryPolicy with(PolicyState other) {
    return new RepositoryPolicy(other);
  }

  private static PolicyState of(String type) {
    return PolicyState.of(type);
  }

  /**
   * No file may be larger.
   *
   * @throws IllegalArgumentException if the limit is not positive
   */
  public static RepositoryPolicy maximumFileSize(long bytes) {
    Check.that(bytes > 0, "bytes", "is not positive");
    return new RepositoryPolicy(
        of("2e26e725-8201-4edd-8bf5-978563c34a80")
            .setting("maximumGitBlobSizeInBytes", bytes)
            .setting("useUncompressedSize", false));
  }

  /** No path may be longer. */
  public static RepositoryPolicy maximumPathLength(int characters) {
    return new RepositoryPolicy(
        of("001a79cf-fda1-4c4e-9e7c-bac40ee5ead8")
            .setting("maxPathLength", Check.positive("characters", characters)));
  }

  /** Only files of such names, such as {@code /src/*}; with {@code !} before it, not those. */
  public static RepositoryPolicy fileNames(String... patterns) {
    List<String> some = List.of(patterns);
    Check.that(!some.isEmpty(), "patterns", "is empty");
    return new RepositoryPolicy(
        of("51c78909-e838-41a2-9496-c647091e3c61").setting("filenamePatterns", some));
  }

  /** No file may have a name that some platform keeps for itself, such as {@code nul}. */
  public static RepositoryPolicy noReservedNames() {
    return new RepositoryPolicy(of("db2b9b4c-180d-4529-9701-01541d19f36b"));
  }

  /** No two names may differ in letter case alone. */
  public static RepositoryPolicy consistentCase() {
    return new RepositoryPolicy(
        of("7ed39669-655c-494e-b4a0-a08b4da0fcce").setting("enforceConsistentCase", true));
  }

  /** Authors of commits must have such addresses, such as {@code *@example.com}. */
  public static RepositoryPolicy authorEmails(String... patterns) {
    List<String> some = List.of(patterns);
    Check.that(!some.isEmpty(), "patterns", "is empty");
    return new RepositoryPolicy(
        of("77ed4bd3-b063-4689-934a-175e4d0a78d7").setting("authorEmailPatterns", some));
  }

  /** One more setting, as the service names it. */
  public RepositoryPolicy setting(String name, JsonElement value) {
    Check.text("name", name);
    Check.that(!name.equals("scope"), "name", "is made by inRepository");
    return with(state().setting(name, Check.notNull("value", value).deepCopy()));
  }
}
