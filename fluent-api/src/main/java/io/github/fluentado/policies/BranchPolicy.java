// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import io.github.fluentado.client.common.PolicyConfiguration;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.git.Branch;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What must be true before a pull request into certain branches can be completed. Say which by
 * {@link #on}, {@link #onBranchesBelow} and {@link #onDefaultBranch}, one or several of them.
 *
 * <pre>{@code
 * BranchPolicy.minimumReviewers(2).resetOnPush().on(Branch.of("main"))
 * }</pre>
 *
 * @param <S> the kind itself
 */
public abstract class BranchPolicy<S extends BranchPolicy<S>> extends Policy<S> {
  BranchPolicy(PolicyState state) {
    super(state);
  }

  /** A branch, besides those named before. */
  public final S on(Branch branch) {
    return with(state().place(Check.notNull("branch", branch).ref(), "Exact"));
  }

  /**
   * All branches in a folder, besides those named before.
   *
   * @param folder such as {@code releases}, for {@code releases/1.0} and all others
   */
  public final S onBranchesBelow(String folder) {
    String name = Check.text("folder", folder).replaceFirst("/+$", "");
    return with(state().place(Branch.of(name).ref() + "/", "Prefix"));
  }

  /** The default branch of each repository, whatever its name, besides those named before. */
  public final S onDefaultBranch() {
    return with(state().place(null, "DefaultBranch"));
  }

  @Override
  public final PolicyConfiguration configuration() {
    Check.that(!state().places().isEmpty(), "policy", "is for no branch: say on(branch)");
    return super.configuration();
  }

  /**
   * So many reviewers must have approved.
   *
   * @throws IllegalArgumentException if the number is not positive
   */
  public static MinimumReviewers minimumReviewers(int number) {
    return MinimumReviewers.of(number);
  }

  /** A build of the merged changes must have succeeded. */
  public static BuildValidation build(int definition) {
    return BuildValidation.of(definition);
  }

  /** A status of that genre and name must have been posted as succeeded. */
  public static StatusCheck statusCheck(String genre, String name) {
    return StatusCheck.of(genre, name);
  }

  /**
   * These reviewers are added, and must have approved.
   *
   * @param identities persons, teams or groups
   * @throws IllegalArgumentException without any
   */
  public static RequiredReviewers requiredReviewers(Collection<UUID> identities) {
    return RequiredReviewers.of(List.copyOf(Check.notNull("identities", identities)));
  }

  /** The same. */
  public static RequiredReviewers requiredReviewers(UUID... identities) {
    return requiredReviewers(Arrays.asList(Check.notNull("identities", identities)));
  }

  /** At least one work item must be linked. */
  public static LinkedWorkItems linkedWorkItems() {
    return new LinkedWorkItems(PolicyState.of(LinkedWorkItems.TYPE));
  }

  /** All comments must be resolved. */
  public static ResolvedComments resolvedComments() {
    return new ResolvedComments(PolicyState.of(ResolvedComments.TYPE));
  }

  /** Only some ways to merge are allowed: those that are said then. */
  public static MergeStrategies mergeStrategies() {
    return new MergeStrategies(PolicyState.of(MergeStrategies.TYPE));
  }
}
