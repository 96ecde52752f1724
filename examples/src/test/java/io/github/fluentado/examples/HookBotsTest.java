// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.STATE;
import static io.github.fluentado.workitems.Fields.TAGS;
import static io.github.fluentado.workitems.Fields.TITLE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Project;
import io.github.fluentado.client.git.CommentThreadStatus;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestStatus;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.examples.hooks.HookServer;
import io.github.fluentado.examples.hooks.Post;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.hooks.DeliveryStore;
import io.github.fluentado.hooks.Handled;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.hooks.HookRules;
import io.github.fluentado.hooks.HookSecret;
import io.github.fluentado.pullrequests.PullRequests;
import io.github.fluentado.servicehooks.HookFilter;
import io.github.fluentado.servicehooks.WebHook;
import io.github.fluentado.workitems.RelationType;
import io.github.fluentado.workitems.WorkItem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bots hear what the emulator delivers, over HTTP: each delivery three times, in an order of
 * chance, and some from somebody who does not know the secret.
 */
class HookBotsTest {
  private static final HookRules RULES = HookRules.secret(HookSecret.basic("ado", "sesame"));
  private static final HookServer.Settings ONE_BY_ONE = new HookServer.Settings(0, 1, 100);

  private final Emulator emulator = Emulator.builder().seeded().start();
  private final AzureDevOps ado =
      AzureDevOps.at(URI.create(emulator.url()), Credential.pat(emulator.token())).build();
  private final Project project = ado.project(emulator.seeds().project());
  private final Repositories.One repository = project.repository(emulator.seeds().repository());
  private final Queue<Handled> outcomes = new ConcurrentLinkedQueue<>();
  private final Post post = new Post();

  HookBotsTest() throws IOException {}

  @AfterEach
  void stop() {
    post.close();
    ado.close();
    emulator.close();
  }

  private void subscribe(HookFilter<?>... filters) {
    for (HookFilter<?> filter : filters) {
      assertThat(
              project
                  .serviceHooks()
                  .create(filter, WebHook.to(post.url()).basic("ado", "sesame"))
                  .execute()
                  .id())
          .isNotNull();
    }
  }

  /** Hands on all that is delivered, what the bot's own doing brings included. */
  private void deliver(HookRouter router, Random random) throws Exception {
    HookRouter once = router.once(DeliveryStore.inMemory(1_000));
    try (HookServer server = HookServer.handlingFirst(ONE_BY_ONE, RULES, once, outcomes::add)) {
      int before = -1;
      while (before < post.taken()) {
        before = post.taken();
        for (Post.Letter letter : post.shuffled(3, random)) {
          assertThat(post.send(letter.from("Basic YWRvOndyb25n"), server.url())).isEqualTo(401);
          assertThat(post.send(letter, server.url())).isEqualTo(200);
        }
        emulator.awaitDeliveries(Duration.ofSeconds(30));
      }
    }
    assertThat(outcomes).allMatch(handled -> handled.failures().isEmpty());
  }

  private List<GitStatusState> said(PullRequests.One door) {
    return door.statuses().execute().stream().map(GitPullRequestStatus::state).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreementIsAskedForOnceAndSettled(long seed) throws Exception {
    Random random = new Random(seed);
    subscribe(HookFilter.pullRequestsCreated(), HookFilter.pullRequestsUpdated());
    Branch branch = Branch.of("topic");
    repository.createBranch(branch, Branch.of("main")).execute();
    repository.push(branch, "A change").add("/change.md", "changed").execute();
    GitPullRequest opened =
        repository.pullRequests().create(branch, Branch.of("main")).title("Change it").execute();
    PullRequests.One door =
        repository.pullRequests().pullRequest(requireNonNull(opened.pullRequestId()));
    door.update(it -> it.title("Change it well")).execute();
    emulator.awaitDeliveries(Duration.ofSeconds(30));

    deliver(new ContributorAgreementBot(Set.of()).router(ado), random);
    assertThat(said(door)).containsExactly(GitStatusState.PENDING);
    assertThat(door.threads("signed-agreement").execute()).hasSize(1);
    assertThat(outcomes)
        .extracting(Handled::outcome)
        .contains(Handled.Outcome.HANDLED, Handled.Outcome.DUPLICATE);

    String author = requireNonNull(requireNonNull(opened.createdBy()).uniqueName());
    HookRouter knowing =
        new ContributorAgreementBot(Set.of(author.toLowerCase(Locale.ROOT))).router(ado);
    repository.push(branch, "More").edit("/change.md", "more").execute();
    emulator.awaitDeliveries(Duration.ofSeconds(30));
    deliver(knowing, random);
    assertThat(said(door)).contains(GitStatusState.SUCCEEDED).hasSize(2);
    assertThat(door.threads("signed-agreement").execute())
        .singleElement()
        .satisfies(thread -> assertThat(thread.status()).isEqualTo(CommentThreadStatus.FIXED));
  }

  private int task(int parent) {
    return project
        .workItems()
        .create("Task")
        .set(TITLE, "A part")
        .link(RelationType.PARENT, parent)
        .execute()
        .id();
  }

  private void state(int id, String state) {
    project.workItems().edit(id).set(STATE, state).execute();
  }

  private String seen(int id) {
    WorkItem item = project.workItems().get(id).execute();
    return item.peek(STATE).orElseThrow() + " " + item.peek(TAGS).orElse(List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void stagesAndTheParentFollow(long seed) throws Exception {
    Random random = new Random(seed);
    HookRouter bot = new StageLabelBot().router(ado);
    subscribe(HookFilter.workItemsUpdated());
    int story = project.workItems().create("User Story").set(TITLE, "All").execute().id();
    int one = task(story);
    int other = task(story);
    state(one, "Active");
    state(one, "Closed");
    emulator.awaitDeliveries(Duration.ofSeconds(30));
    deliver(bot, random);
    assertThat(seen(one)).isEqualTo("Closed [stage:closed]");
    assertThat(seen(other)).isEqualTo("New []");
    assertThat(seen(story)).isEqualTo("Active [stage:active]");

    state(other, "Active");
    state(other, "Closed");
    emulator.awaitDeliveries(Duration.ofSeconds(30));
    deliver(bot, random);
    assertThat(seen(story)).isEqualTo("Closed [stage:closed]");
    int revision = project.workItems().get(story).execute().revision();
    state(one, "Active");
    emulator.awaitDeliveries(Duration.ofSeconds(30));
    deliver(bot, random);
    assertThat(seen(one)).isEqualTo("Active [stage:active]");
    assertThat(seen(story)).isEqualTo("Active [stage:active]");
    assertThat(project.workItems().get(story).execute().revision()).isEqualTo(revision + 2);
  }

  @Test
  void slowHandlersHoldUpNobodyAndOverloadIsPutOff() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    Queue<String> handled = new ConcurrentLinkedQueue<>();
    List<String> made = new ArrayList<>();
    HookRouter router =
        HookRouter.create()
            .always(
                event -> {
                  slow.await();
                  handled.add(event.resourceText("id").orElse("none"));
                })
            .once(DeliveryStore.inMemory(100));
    HookServer.Settings small = new HookServer.Settings(0, 1, 1);
    try (HookServer server = HookServer.answeringFirst(small, RULES, router, outcomes::add)) {
      WebHook to = WebHook.to(server.url()).basic("ado", "sesame");
      assertThat(project.serviceHooks().create(HookFilter.workItemsCreated(), to).execute().id())
          .isNotNull();
      for (int i = 0; i < 4; i++) {
        made.add("" + project.workItems().create("Task").set(TITLE, "a").execute().id());
      }
      emulator.awaitDeliveries(Duration.ofSeconds(30)); // two are taken, two put off
      assertThat(handled).isEmpty();
      slow.countDown();
      for (int i = 0; i < 8 && handled.size() < made.size(); i++) {
        emulator.clock().advance(Duration.ofMinutes(1));
        emulator.awaitDeliveries(Duration.ofSeconds(30));
      }
    }
    assertThat(handled).containsExactlyInAnyOrderElementsOf(made);
  }
}
