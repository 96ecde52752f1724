// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.client.git.RepositoriesApi;
import io.github.fluentado.client.security.AccessControlEntry;
import io.github.fluentado.security.GitPermission;
import io.github.fluentado.security.GitPermissions;
import io.github.fluentado.security.GitToken;
import java.io.PrintStream;
import java.util.Set;
import java.util.UUID;

/** Lets nobody but a few write to a branch. */
final class GuardABranch implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new GuardABranch(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    GitRepository repository =
        ado.project(project).raw(RepositoriesApi::new).get(project).execute();
    GitPermissions release =
        ado.security()
            .git(
                GitToken.of(
                    UUID.fromString(requireNonNull(requireNonNull(repository.project()).id())),
                    UUID.fromString(requireNonNull(repository.id())),
                    "release"));

    UUID somebody = ado.whoAmI().execute().id();
    release
        .change(
            somebody, Set.of(GitPermission.CONTRIBUTE), Set.of(GitPermission.BYPASS_PUSH_POLICIES))
        .execute();

    AccessControlEntry entry = release.of(somebody).execute();
    out.println("may: " + GitPermission.of(requireNonNull(entry.allow())));
    out.println("may not: " + GitPermission.of(requireNonNull(entry.deny())));
  }
}
