// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.common.PolicyConfiguration;
import io.github.fluentado.git.Branch;
import io.github.fluentado.policies.BranchPolicy;
import io.github.fluentado.policies.Policies;
import io.github.fluentado.policies.Policy;
import io.github.fluentado.policies.RepositoryPolicy;
import java.io.PrintStream;
import java.util.List;

/** Sees to it that a branch has the policies it should have, without piling them up. */
final class ProtectABranch implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ProtectABranch(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) {
    Branch main = Branch.of("main");
    List<Policy<?>> wanted =
        List.of(
            BranchPolicy.minimumReviewers(2).resetOnPush().on(main),
            BranchPolicy.resolvedComments().on(main).onBranchesBelow("releases"),
            BranchPolicy.linkedWorkItems().optional().on(main),
            RepositoryPolicy.maximumFileSize(10_000_000));

    Policies policies = ado.project(project).policies();
    for (int run = 0; run < 2; run++) {
      for (Policy<?> policy : wanted) {
        policies.ensure(policy).execute();
      }
    }
    for (PolicyConfiguration policy : policies.list()) {
      boolean required = Boolean.TRUE.equals(policy.isBlocking());
      String kind = requireNonNull(policy.type()).displayName();
      out.println(kind + (required ? " (required)" : " (optional)"));
    }
  }
}
