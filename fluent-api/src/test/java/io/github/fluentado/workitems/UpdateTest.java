// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.Mode;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.common.TeamProjectReference;
import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ReceivedRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes by what is there, and links made once. */
class UpdateTest extends OnEmulator {
  private static final UUID PROJECT = UUID.fromString("0b1b4d7e-0000-0000-0000-000000000001");
  private static final UUID REPOSITORY = UUID.fromString("0b1b4d7e-0000-0000-0000-000000000002");
  private static final String COMMIT = "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3";

  private final int bug = emulator.seeds().workItems().get(3);
  private final AtomicInteger tries = new AtomicInteger();

  private static EditWorkItem raised(WorkItem item) {
    return item.set(Fields.PRIORITY, item.peek(Fields.PRIORITY).orElse(0) + 1);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsThereIsReadChangedAndTested(Mode mode) {
    mode.run(items.edit(bug).set(Fields.PRIORITY, 1));
    requests();

    WorkItem raised = mode.run(items.update(bug, UpdateTest::raised));

    assertThat(raised.peek(Fields.PRIORITY)).contains(2);
    List<ReceivedRequest> sent = requests();
    assertThat(sent).extracting(ReceivedRequest::method).containsExactly("GET", "PATCH");
    assertThat(sent.get(1).body()).startsWith("[{\"op\":\"test\",\"path\":\"/rev\",\"value\":2}");
  }

  @ParameterizedTest
  @EnumSource
  void whoeverWasFasterIsNotOverwritten(Mode mode) {
    mode.run(items.edit(bug).set(Fields.PRIORITY, 1));

    WorkItem raised =
        mode.run(
            items.update(
                bug,
                item -> {
                  if (tries.incrementAndGet() < 3) {
                    items.update(bug, UpdateTest::raised).execute();
                  }
                  return raised(item);
                }));

    assertThat(raised.peek(Fields.PRIORITY)).contains(4);
    assertThat(tries).hasValue(3);
  }

  @Test
  void manyAtOnceLoseNoChange() {
    items.edit(bug).set(Fields.PRIORITY, 1).execute();
    Field<String> steps = Fields.DESCRIPTION;
    List<CompletableFuture<WorkItem>> runs =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    items
                        .update(bug, item -> item.set(steps, item.peek(steps).orElse("") + "x"))
                        .tries(50)
                        .executeAsync())
            .toList();

    runs.forEach(CompletableFuture::join);

    assertThat(items.get(bug).execute().peek(steps)).contains("xxxxxx");
  }

  @ParameterizedTest
  @EnumSource
  void itGivesUpAfterAsManyTriesAsItMay(Mode mode) {
    assertThat(
            mode.failure(
                    items
                        .update(
                            bug,
                            item -> {
                              int other = tries.incrementAndGet();
                              items.edit(bug).set(Fields.TITLE, "other " + other).execute();
                              return item.set(Fields.TITLE, "mine");
                            })
                        .tries(2))
                .kind())
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(tries).hasValue(2);
    assertThat(mode.run(items.get(bug)).peek(Fields.TITLE)).contains("other 2");
  }

  @ParameterizedTest
  @EnumSource
  void nothingToChangeSendsNothing(Mode mode) {
    assertThat(mode.run(items.update(bug, WorkItem::edit)).id()).isEqualTo(bug);
    assertThat(requests()).extracting(ReceivedRequest::method).containsExactly("GET");
  }

  @ParameterizedTest
  @EnumSource
  void anEditOfAnotherWorkItemIsRefused(Mode mode) {
    int other = emulator.seeds().workItems().get(0);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> mode.run(items.update(bug, item -> items.edit(other).set(Fields.TITLE, "x"))))
        .withMessageContaining("another work item");
    assertThat(requests()).extracting(ReceivedRequest::method).containsExactly("GET");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsHeldSeesTheResult(Mode mode) {
    WorkItem held = mode.run(items.get(bug));
    mode.run(items.edit(bug).set(Fields.PRIORITY, 2));

    mode.run(held.update(UpdateTest::raised));

    assertThat(held.peek(Fields.PRIORITY)).contains(3);
  }

  @ParameterizedTest
  @EnumSource
  void aLinkIsMadeOnceHoweverOftenItIsAskedFor(Mode mode) {
    int other = emulator.seeds().workItems().get(0);
    List<Link> links =
        List.of(
            Link.to(RelationType.RELATED, other),
            Link.to(URI.create("https://x.example/a%2Fb")),
            Link.pullRequest(PROJECT, REPOSITORY, 7).comment("fixes it"),
            Link.commit(PROJECT, REPOSITORY, COMMIT),
            Link.branch(PROJECT, REPOSITORY, "feature/a b"),
            Link.build(12),
            Link.artifact(URI.create("vstfs:///Build/Build/13"), "Found in build"));
    for (Link link : links) {
      mode.run(items.linkOnce(bug, link));
      mode.run(items.linkOnce(bug, link.comment("again")));
    }

    assertThat(requests()).filteredOn(sent -> sent.method().equals("PATCH")).hasSize(links.size());
    WorkItem held = mode.run(items.get(bug).fields(Fields.TITLE));
    mode.run(held.linkOnce(links.get(2)));
    assertThat(held.peekRelations().orElseThrow()).hasSize(links.size());
    assertThat(held.peekRelations().orElseThrow())
        .extracting(WorkItemRelation::url)
        .contains(
            "vstfs:///Git/PullRequestId/" + PROJECT + "%2F" + REPOSITORY + "%2F7",
            "vstfs:///Git/Commit/" + PROJECT + "%2F" + REPOSITORY + "%2F" + COMMIT,
            "vstfs:///Git/Ref/" + PROJECT + "%2F" + REPOSITORY + "%2FGBfeature%2Fa%20b",
            "vstfs:///Build/Build/12");
  }

  @Test
  void ofManyWhoMakeTheSameLinkNoneFails() {
    Link link = Link.pullRequest(PROJECT, REPOSITORY, 7);
    List<CompletableFuture<WorkItem>> runs =
        IntStream.range(0, 6).mapToObj(i -> items.linkOnce(bug, link).executeAsync()).toList();

    runs.forEach(CompletableFuture::join);

    assertThat(items.get(bug).execute().peekRelations().orElseThrow()).hasSize(1);
  }

  @Test
  void addressesOfArtifactsAreComparedAsTheServiceDoes() {
    WorkItemRelation held =
        new WorkItemRelation()
            .rel("ArtifactLink")
            .url("vstfs:///Git/PullRequestId/" + PROJECT + "%2f" + REPOSITORY + "%2f7");

    assertThat(Link.pullRequest(PROJECT, REPOSITORY, 7).isAmong(List.of(held))).isTrue();
    assertThat(Link.pullRequest(PROJECT, REPOSITORY, 8).isAmong(List.of(held))).isFalse();
    assertThat(Link.to(URI.create("vstfs:///a")).isAmong(List.of(held))).isFalse();
  }

  @Test
  void whatTheServiceGaveIsATarget() {
    GitPullRequest pullRequest =
        new GitPullRequest()
            .pullRequestId(7)
            .repository(
                new GitRepository()
                    .id(REPOSITORY.toString())
                    .project(new TeamProjectReference().id(PROJECT.toString())));

    assertThat(Link.to(pullRequest))
        .hasToString(Link.pullRequest(PROJECT, REPOSITORY, 7).toString());
    assertThat(Link.to(new Build().id(12))).hasToString(Link.build(12).toString());
    assertThat(Link.branch(PROJECT, REPOSITORY, "refs/heads/main"))
        .hasToString(Link.branch(PROJECT, REPOSITORY, "main").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a94a8fe", "refs/heads/main", COMMIT + "0"})
  void aCommitIsNamedByFortyDigits(String commit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Link.commit(PROJECT, REPOSITORY, commit))
        .withMessage("commit has not 40 digits");
  }

  @Test
  void whatNamesNoTargetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Link.branch(PROJECT, REPOSITORY, "refs/tags/v1"))
        .withMessage("branch is a ref, but no branch");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Link.to(new GitPullRequest().pullRequestId(1)))
        .withMessage("pullRequest does not say its number, repository and project");
    assertThatIllegalArgumentException().isThrownBy(() -> Link.to(new Build()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Link.artifact(URI.create("https://x.example"), "Build"))
        .withMessage("artifact does not begin with vstfs:///");
    assertThat(Link.build(3)).hasToString("Link[ArtifactLink to vstfs:///Build/Build/3]");
    assertThat(requests()).isEmpty();
  }
}
