// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.hooks.Notification;
import io.github.fluentado.client.hooks.NotificationStatus;
import io.github.fluentado.client.hooks.Subscription;
import io.github.fluentado.client.hooks.SubscriptionStatus;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.git.Branch;
import io.github.fluentado.servicehooks.Ear.Heard;
import io.github.fluentado.workitems.Fields;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHooksTest {
  private static final Polling LOOK =
      Polling.every(Duration.ofMillis(1)).within(Duration.ofDays(9));
  private static final UUID GROUP = new UUID(4, 2);

  @AutoClose private final Installation hosted = Installation.hosted();
  @AutoClose private final Ear ear = new Ear();
  private final ServiceHooks hooks = hosted.project.serviceHooks();

  ServiceHooksTest() throws IOException {}

  private WebHook here() {
    return WebHook.to(ear.url());
  }

  private static Call<List<Notification>> settled(ServiceHooks.One one) {
    return one.history()
        .until(
            all ->
                !all.isEmpty()
                    && all.stream().allMatch(n -> NotificationStatus.COMPLETED.equals(n.status())),
            LOOK);
  }

  private void create(String title) {
    hosted.project.workItems().create("Bug").set(Fields.TITLE, title).execute();
  }

  @ParameterizedTest
  @EnumSource
  void subscriptionTellsOfWhatPassesItsFilter(Mode mode) throws InterruptedException {
    WebHook to =
        here()
            .basic("ado", "pass")
            .header("X-Key", "word")
            .messages(WebHook.Messages.TEXT)
            .detailedMessages(WebHook.Messages.NONE);
    HookFilter<?> bugs = HookFilter.workItemsCreated().type("Bug");
    Subscription made = mode.run(hooks.create(bugs, to));
    assertThat(made.resourceVersion()).isEqualTo("1.0");
    assertThat(made.publisherInputs())
        .containsKey("projectId")
        .containsEntry("workItemType", "Bug");
    assertThat(made.consumerInputs().get("basicAuthPassword")).isEqualTo("********");

    hosted.project.workItems().create("Task").set(Fields.TITLE, "no bug").execute();
    create("a bug");
    Heard heard = ear.next();
    assertThat(heard.type()).isEqualTo("workitem.created");
    assertThat(heard.event().getAsJsonObject("resource").toString()).contains("a bug");
    assertThat(heard.event().getAsJsonObject("message").keySet()).containsExactly("text");
    assertThat(heard.event().get("detailedMessage").isJsonNull()).isTrue();
    assertThat(heard.authorization())
        .isEqualTo(
            "Basic "
                + Base64.getEncoder().encodeToString("ado:pass".getBytes(StandardCharsets.UTF_8)));
    assertThat(heard.key()).isEqualTo("word");

    ServiceHooks.One one = hooks.subscription(made);
    assertThat(mode.run(settled(one))).hasSize(1);
    assertThat(mode.run(one.notification(1)).id()).isEqualTo(1);
    assertThat(mode.run(one.health()).isWell()).isTrue();
    assertThat(mode.run(hooks.list())).extracting(Subscription::id).containsExactly(made.id());
    assertThat(mode.run(hosted.ado.serviceHooks().list())).hasSize(1);
    assertThat(
            mode.run(
                hosted
                    .ado
                    .project("" + made.publisherInputs().get("projectId"))
                    .serviceHooks()
                    .list()))
        .hasSize(1);
    assertThat(mode.run(hooks.publishers())).isNotEmpty();
    mode.run(one.delete());
    assertThat(mode.run(hooks.list())).isEmpty();
    assertThat(mode.failure(one.get()).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(ear.isQuiet()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void testArrivesWithAndWithoutASubscription(Mode mode) throws InterruptedException {
    HookFilter<?> pushes = HookFilter.pushes();
    mode.run(hooks.test(pushes, here()));
    assertThat(ear.next().type()).isEqualTo("git.push");
    assertThat(mode.run(hooks.list())).isEmpty();

    Subscription made = mode.run(hooks.create(HookFilter.buildsCompleted(), here()));
    Notification test = mode.run(hooks.subscription(made).test());
    assertThat(test.subscriptionId()).isEqualTo(made.id());
    Heard heard = ear.next();
    assertThat(heard.type()).isEqualTo("build.complete");
    assertThat(heard.event().get("subscriptionId").getAsString()).isEqualTo(made.id());
  }

  @ParameterizedTest
  @EnumSource
  void probationIsSeenAndEnded(Mode mode) throws InterruptedException {
    Subscription made = mode.run(hooks.create(HookFilter.workItemsCreated(), here()));
    ServiceHooks.One one = hooks.subscription(UUID.fromString(Objects.requireNonNull(made.id())));
    ear.status.set(500);
    create("refused");
    assertThat(ear.next().type()).isEqualTo("workitem.created");
    SubscriptionHealth health =
        mode.run(one.health().until(SubscriptionHealth::isOnProbation, LOOK));
    assertThat(health.isWell()).isFalse();
    assertThat(health.lastSuccess()).isEmpty();
    assertThat(health).asString().startsWith("onProbation");
    create("dropped");

    ear.status.set(200);
    assertThat(mode.run(one.enable()).status()).isEqualTo(SubscriptionStatus.ENABLED);
    create("taken");
    String heard = ear.next().event().toString();
    while (heard.contains("refused")) { // the one that is repeated
      heard = ear.next().event().toString();
    }
    assertThat(heard).contains("taken").doesNotContain("dropped");
    assertThat(mode.run(one.disable()).status()).isEqualTo(SubscriptionStatus.DISABLED_BY_USER);
    assertThat(mode.run(one.health()).isWell()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void secretIsNotLostUnseen(Mode mode) throws InterruptedException {
    WebHook to = here().basic("ado", "pass");
    HookFilter<?> created = HookFilter.workItemsCreated();
    ServiceHooks.One one = hooks.subscription(mode.run(hooks.create(created, to)));
    assertThat(mode.failure(one.enable()).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(mode.failure(one.disable()).getMessage())
        .contains("secret", "disable(WebHook)")
        .doesNotContain("pass");
    create("first");
    String login = ear.next().authorization();

    assertThat(mode.run(one.disable(to)).status()).isEqualTo(SubscriptionStatus.DISABLED_BY_USER);
    assertThat(mode.run(one.health()).isWell()).isFalse();
    create("unseen");
    assertThat(mode.run(one.enable(to)).status()).isEqualTo(SubscriptionStatus.ENABLED);
    create("last");
    Heard last = ear.next();
    assertThat(last.event().toString()).contains("last").doesNotContain("unseen");
    assertThat(last.authorization()).isEqualTo(login).startsWith("Basic ");

    mode.run(one.disable(here().header("X-Key", "other")));
    assertThat(mode.run(one.get()).consumerInputs())
        .as("what is said takes the place of what was")
        .containsKey("httpHeaders")
        .doesNotContainKey("basicAuthPassword");
    assertThat(ear.isQuiet()).isTrue();
  }

  @Test
  void filtersSayWhatTheServiceKnows() {
    UUID repository =
        hosted
            .project
            .repository(hosted.emulator.seeds().repository())
            .get()
            .map(found -> UUID.fromString(Objects.requireNonNull(found.id())))
            .execute();
    PullRequestFilter updated = HookFilter.pullRequestsUpdated().repository(repository);
    List<HookFilter<?>> all =
        List.of(
            HookFilter.pushes().repository(repository).branch(Branch.of("main")),
            HookFilter.pushes().pushedBy(GROUP),
            HookFilter.pullRequestsCreated().createdBy(GROUP).reviewer(GROUP),
            updated.change(PullRequestFilter.Change.PUSH).targetBranch(Branch.of("main")),
            updated.change(PullRequestFilter.Change.REVIEWERS),
            updated.change(PullRequestFilter.Change.STATUS),
            updated.change(PullRequestFilter.Change.VOTE),
            HookFilter.pullRequestMergesTried()
                .mergeResult(PullRequestFilter.MergeResult.CONFLICTS),
            HookFilter.pullRequestsCommented().repository(repository),
            HookFilter.workItemsUpdated().changed(Fields.STATE).areaPath("web").linksChanged(),
            HookFilter.workItemsCommented().commentContains("@bot").tag("hot"),
            HookFilter.workItemsDeleted(),
            HookFilter.workItemsRestored(),
            HookFilter.buildsCompleted().definition("ci").result(BuildFilter.Result.STOPPED),
            HookFilter.runsChanged()
                .pipeline(3)
                .state(RunFilter.State.COMPLETED)
                .result(RunFilter.Result.FAILED),
            HookFilter.events("tfs", "git.repo.created").resourceVersion("1.0-preview.1"));
    for (HookFilter<?> filter : all) {
      Subscription made = hooks.create(filter, here()).execute();
      assertThat(made.publisherInputs())
          .as(filter.toString())
          .containsAllEntriesOf(filter.inputs());
      assertThat(made.resourceVersion()).as(filter.toString()).isNotNull();
    }
    for (PullRequestFilter.MergeResult result : PullRequestFilter.MergeResult.values()) {
      assertThat(
              hooks
                  .create(HookFilter.pullRequestMergesTried().mergeResult(result), here())
                  .execute()
                  .status())
          .isEqualTo(SubscriptionStatus.ENABLED);
    }
    assertThat(HookFilter.pushes().input("branch", "x")).hasToString("git.push[branch]");
  }

  @Test
  void howMuchIsSentCanBeSaid() throws InterruptedException {
    WebHook little = here().resource(WebHook.Details.MINIMAL).messages(WebHook.Messages.NONE);
    assertThat(hooks.create(HookFilter.workItemsCreated(), little).execute().id()).isNotNull();
    create("long");
    Heard heard = ear.next();
    assertThat(heard.event().getAsJsonObject("resource").keySet()).containsOnly("id", "url");
    assertThat(heard.event().get("message").isJsonNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bots.example",
        "http://127.0.0.1.bots.example",
        "http://10.0.0.1",
        "HTTP://x"
      })
  void secretsAreSentByHttpsAlone(String url) {
    WebHook plain = WebHook.to(URI.create(url));
    hosted.refuses("url", () -> plain.basic("a", "b"), () -> plain.header("X-Key", "b"));
    for (String safe : List.of("https://bots.example", "http://localhost:1", "http://[::1]:1")) {
      assertThat(WebHook.to(URI.create(safe)).basic("a", "sesame").header("X", "sesame"))
          .asString()
          .doesNotContain("sesame");
    }
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    Map<String, ThrowingCallable> bad =
        Map.of(
            "url", () -> WebHook.to(URI.create("ftp://bots.example")),
            "user", () -> here().basic("a:b", "c"),
            "password", () -> here().basic("a", ""),
            "value", () -> here().header("X-Key", "a\nX-Other: b"),
            "name", () -> here().header("X Key", "a"),
            "change", () -> HookFilter.pullRequestsCreated().change(PullRequestFilter.Change.PUSH),
            "changed", () -> HookFilter.workItemsCreated().changed(Fields.STATE),
            "eventType", () -> HookFilter.events("tfs", " "),
            "number", () -> hooks.subscription(GROUP).notification(0));
    bad.forEach((parameter, call) -> hosted.refuses(parameter, call));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebHook.to(URI.create("https://a:b@bots.example")))
        .withMessageNotContaining("a:b");
  }
}
