// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.Installed;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.PolicyConfiguration;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestMergeStrategy;
import io.github.fluentado.client.policy.PolicyEvaluationRecord;
import io.github.fluentado.client.policy.PolicyEvaluationStatus;
import io.github.fluentado.client.policy.PolicyType;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.Repositories;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** On the hosted service and on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource(Installed.ALL)
class PoliciesTest extends Installed {
  private static final Branch MAIN = Branch.of("main");
  private static final UUID SOMEBODY = UUID.fromString("8c8c7d32-6b1b-47f4-b2e9-30b477b5ab3d");

  private final Policies policies = project.policies();

  PoliciesTest(Optional<ServerYear> server) {
    super(server);
  }

  private UUID repository(Mode mode) {
    String id = mode.run(project.repository(project.name()).get()).id();
    return UUID.fromString(Objects.requireNonNull(id));
  }

  private static JsonObject settings(PolicyConfiguration policy) {
    return (JsonObject) Objects.requireNonNull(policy.settings());
  }

  private static List<Policy<?>> everyKind() {
    return List.of(
        BranchPolicy.minimumReviewers(2)
            .allowDownvotes()
            .resetRejectionsOnPush()
            .voteOnLastIteration()
            .voteOnEachIteration()
            .blockLastPusher()
            .on(MAIN),
        BranchPolicy.build(7)
            .displayName("CI")
            .neverExpires()
            .queuedByHand()
            .files("/src/*")
            .on(MAIN),
        BranchPolicy.statusCheck("bot", "title").postedBy(SOMEBODY).survivesPushes().on(MAIN),
        BranchPolicy.requiredReviewers(SOMEBODY)
            .minimum(1)
            .creatorVoteCounts()
            .message("Look")
            .addedFilesOnly()
            .files("/api/*")
            .on(MAIN),
        BranchPolicy.linkedWorkItems().onBranchesBelow("releases"),
        BranchPolicy.resolvedComments().onDefaultBranch(),
        BranchPolicy.mergeStrategies()
            .allow(GitPullRequestMergeStrategy.SQUASH)
            .allow(GitPullRequestMergeStrategy.REBASE)
            .on(MAIN)
            .on(Branch.of("next")),
        RepositoryPolicy.maximumFileSize(10_000_000),
        RepositoryPolicy.maximumPathLength(200),
        RepositoryPolicy.fileNames("!/secrets/*"),
        RepositoryPolicy.noReservedNames(),
        RepositoryPolicy.consistentCase(),
        RepositoryPolicy.authorEmails("*@example.com"));
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsTakenAndKnown(Mode mode) {
    UUID repository = repository(mode);
    List<String> known = mode.run(policies.types()).stream().map(PolicyType::id).toList();

    for (Policy<?> policy : everyKind()) {
      PolicyConfiguration made = mode.run(policies.create(policy.inRepository(repository)));
      assertThat(known).contains(Objects.requireNonNull(made.type()).id());
      settings(policy.configuration()).entrySet().stream()
          .filter(one -> !one.getKey().equals("scope"))
          .forEach(one -> assertThat(settings(made).get(one.getKey())).isEqualTo(one.getValue()));
    }
    assertThat(mode.all(policies.list())).hasSize(13);
    assertThat(mode.all(policies.list(repository, MAIN))).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void ensuringTwiceLeavesOnePolicy(Mode mode) {
    PolicyConfiguration made =
        mode.run(policies.ensure(BranchPolicy.minimumReviewers(1).resetOnPush().on(MAIN)));
    emulator.forgetRequests();

    PolicyConfiguration same =
        mode.run(policies.ensure(BranchPolicy.minimumReviewers(1).resetOnPush().on(MAIN)));
    assertThat(same.id()).isEqualTo(made.id());
    assertThat(emulator.requests()).extracting(ReceivedRequest::method).containsOnly("GET");

    PolicyConfiguration changed =
        mode.run(policies.ensure(BranchPolicy.minimumReviewers(2).resetOnPush().on(MAIN)));
    assertThat(changed.id()).isEqualTo(made.id());
    assertThat(settings(changed).get("minimumApproverCount")).isEqualTo(new JsonPrimitive(2));
    mode.run(policies.ensure(BranchPolicy.minimumReviewers(1).on(Branch.of("other"))));
    mode.run(policies.ensure(BranchPolicy.build(1).on(MAIN)));
    mode.run(policies.ensure(BranchPolicy.build(2).on(MAIN)));
    mode.run(policies.ensure(BranchPolicy.build(2).expiresAfter(Duration.ofHours(1)).on(MAIN)));
    assertThat(mode.all(policies.list())).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void policyIsReadChangedAndReplaced(Mode mode) {
    int id =
        Objects.requireNonNull(
            mode.run(policies.create(BranchPolicy.resolvedComments().on(MAIN))).id());

    mode.run(policies.update(id, found -> found.isBlocking(false)));
    assertThat(mode.run(policies.get(id)).isBlocking()).isFalse();
    mode.run(policies.replace(id, BranchPolicy.resolvedComments().disabled().on(MAIN)));
    assertThat(mode.run(policies.get(id)).isBlocking()).isTrue();
    assertThat(mode.run(policies.get(id)).isEnabled()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void evaluationsTellWhatIsMissing(Mode mode) {
    mode.run(policies.create(BranchPolicy.minimumReviewers(1).on(MAIN)));
    Repositories.One repository = project.repository(project.name());
    Branch side = Branch.of("side");
    mode.run(repository.createBranch(side, MAIN));
    mode.run(repository.push(side, "One").add("/one.txt", "1"));
    GitPullRequest request = mode.run(repository.pullRequests().create(side, MAIN).title("One"));

    List<PolicyEvaluationRecord> said = mode.all(policies.evaluations(request));

    assertThat(said)
        .extracting(PolicyEvaluationRecord::status)
        .contains(PolicyEvaluationStatus.RUNNING);
  }

  @ParameterizedTest
  @EnumSource
  void badArgumentsAreRefusedUnsent(Mode mode) {
    emulator.forgetRequests();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> policies.create(BranchPolicy.minimumReviewers(2)))
        .withMessageContaining("on(branch)");
    assertThatIllegalArgumentException().isThrownBy(() -> BranchPolicy.minimumReviewers(0));
    assertThatIllegalArgumentException().isThrownBy(() -> BranchPolicy.requiredReviewers());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BranchPolicy.build(1).expiresAfter(Duration.ofSeconds(90)))
        .withMessageContaining("minutes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BranchPolicy.resolvedComments().on(Branch.of("refs/tags/v1")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> BranchPolicy.mergeStrategies().allow(GitPullRequestMergeStrategy.of("octopus")))
        .withMessageContaining("strategy");
    assertThatIllegalArgumentException().isThrownBy(() -> RepositoryPolicy.maximumFileSize(0));
    assertThatIllegalArgumentException().isThrownBy(() -> policies.delete(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policies.evaluations(new GitPullRequest()));
    assertThat(mode).isNotNull();
    assertThat(emulator.requests()).isEmpty();
  }
}
