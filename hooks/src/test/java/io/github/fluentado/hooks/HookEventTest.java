// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildResult;
import io.github.fluentado.client.common.WorkItem;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPush;
import io.github.fluentado.client.git.PullRequestComment;
import io.github.fluentado.client.git.PullRequestStatus;
import io.github.fluentado.client.wit.WorkItemUpdate;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.json.Model;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookEventTest {
  private static HookEvent event(String sample) {
    return Samples.parsed(Samples.get(sample));
  }

  private static <M extends Model> M resource(String sample, Class<M> type) {
    return event(sample).resource(type).orElseThrow();
  }

  static Stream<String> samples() {
    return Samples.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatCameIsAllThere(String name) {
    JsonObject sample = Samples.get(name);
    HookEvent event = Samples.parsed(sample);
    assertThat(event.json()).isEqualTo(sample);
    assertThat(event.resourceJson()).contains(sample.get("resource"));
    assertThat(event.type().text()).isEqualTo(sample.get("eventType").getAsString());
    assertThat(event.type().isKnown()).isTrue();
    assertThat(event.type().publisher()).isEqualTo(event.publisher());
    assertThat(event.resource()).as("typed").isPresent();
    assertThat(event.resource().orElseThrow().json()).isEqualTo(sample.get("resource"));
    assertThat(event.key()).contains(new DeliveryKey(Samples.SUBSCRIPTION, "4"));
    assertThat(event.projectId()).contains("7ea00000-0000-4a00-8a00-000000000001");
    assertThat(event.createdDate()).isPresent();
    assertThat(event.message().orElseThrow().text()).startsWith("It happened\r\n");
    assertThat(event.detailedMessage()).isEmpty();
    assertThat(event.scope()).isEmpty();
  }

  @Test
  void versionDecidesWhatTheResourceIs() {
    assertThat(resource("build.complete 2.0", Build.class).result())
        .isEqualTo(BuildResult.SUCCEEDED);
    LegacyBuild legacy = resource("build.complete 1.0", LegacyBuild.class);
    assertThat(legacy.status()).isEqualTo("partiallySucceeded");
    assertThat(legacy.requests()).hasSize(1);
    assertThat(legacy.retainIndefinitely()).isTrue();
    assertThat(event("build.complete 1.0").resource(Build.class)).isEmpty();

    assertThat(resource("comment 1.0", PullRequestComment.class).content()).endsWith("é🍵");
    PullRequestCommented commented = resource("comment 2.0", PullRequestCommented.class);
    assertThat(commented.threadId()).hasValue(77);
    assertThat(Objects.requireNonNull(commented.pullRequest()).pullRequestId()).isEqualTo(31);
  }

  @Test
  void updateOfAWorkItemIsNumberedByItself() {
    WorkItemUpdate update = resource("workitem.updated 1.0", WorkItemUpdate.class);
    assertThat(update.id()).isEqualTo(18);
    assertThat(update.workItemId()).isEqualTo(5);
    assertThat(Objects.requireNonNull(update.fields().get("System.Tags")).oldValue()).isNull();
    assertThat(changedBy(update)).isEqualTo("\"Lin Oolong <lin@teahouse.example>\"");
    assertThat(changedBy(resource("workitem.updated 5.1", WorkItemUpdate.class)))
        .startsWith("{\"displayName\":");
  }

  private static String changedBy(WorkItemUpdate update) {
    WorkItem revision = Objects.requireNonNull(update.revision());
    return String.valueOf(revision.fields().get("System.ChangedBy"));
  }

  @Test
  void modelsOfEventsShowWhatTheServiceSends() {
    GitPush push = resource("git.push", GitPush.class);
    assertThat(push.refUpdates()).hasSize(1);
    assertThat(push.commits()).hasSize(1);
    assertThat(resource("git.pullrequest.merged", GitPullRequest.class).status())
        .isEqualTo(PullRequestStatus.ACTIVE);
    RepositoryChanged deleted = resource("git.repo.deleted", RepositoryChanged.class);
    assertThat(deleted.repositoryName()).isEqualTo("menu");
    assertThat(deleted.isHardDelete()).isFalse();
    assertThat(deleted.repository()).isNull();
    assertThat(resource("run", PipelineChanged.class).runId()).isEqualTo(12);
    assertThat(resource("run", PipelineChanged.class).stages()).isEmpty();
    ApprovalChanged approval = resource("approval", ApprovalChanged.class);
    assertThat(approval.stageName()).isEqualTo("Pour");
    assertThat(Objects.requireNonNull(approval.approval()).steps()).hasSize(1);
    assertThat(resource("run sample", PipelineChanged.class).run()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "build.complete 1.0, LegacyBuild",
    "build.complete 2.0, Build",
    "comment 1.0, PullRequestComment",
    "comment 2.0, PullRequestCommented"
  })
  void withoutAVersionTheContentDecides(String sample, String model) {
    JsonObject event = Samples.with(Samples.get(sample), "resourceVersion", JsonNull.INSTANCE);
    assertThat(Samples.parsed(event).resource().orElseThrow().getClass().getSimpleName())
        .isEqualTo(model);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0", "10.0", "latest", ""})
  void unknownVersionHasNoModelButItsJson(String version) {
    HookEvent event =
        Samples.parsed(
            Samples.with(
                Samples.get("build.complete 2.0"), "resourceVersion", new JsonPrimitive(version)));
    assertThat(event.resource()).isEmpty();
    assertThat(event.resourceText("buildNumber")).contains("20260506.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0-preview.1", "1.0", "1"})
  void previewOfAVersionIsReadLikeIt(String version) {
    JsonObject event =
        Samples.with(Samples.get("git.push"), "resourceVersion", new JsonPrimitive(version));
    assertThat(Samples.parsed(event).resource(GitPush.class)).isPresent();
  }

  @Test
  void nearlyEverythingMayBeMissing() {
    HookEvent bare = Samples.parsed(JsonParser.parseString("{\"eventType\":\"git.push\"}"));
    assertThat(bare.type()).isSameAs(EventType.GIT_PUSH);
    assertThat(bare.id()).isEmpty();
    assertThat(bare.key()).isEmpty();
    assertThat(bare.message()).isEmpty();
    assertThat(bare.containers()).isEmpty();
    assertThat(bare.projectId()).isEmpty();
    assertThat(bare.createdDate()).isEmpty();
    assertThat(bare.resource()).isEmpty();
    assertThat(bare.resourceJson()).isEmpty();
    assertThat(bare.resourceText("a", "b")).isEmpty();
    assertThat(bare).hasToString("HookEvent[git.push, no id]");
  }

  @Test
  void textInThePlaceOfTheResourceIsShown() {
    HookEvent event =
        Samples.parsed(
            Samples.with(Samples.get("git.push"), "resource", new JsonPrimitive("too large")));
    assertThat(event.resource()).isEmpty();
    assertThat(event.resourceText()).contains("too large");
  }

  @Test
  void valuesOfOtherTypesReadAsAbsentAndAreKept() {
    JsonObject odd = Samples.get("git.push");
    for (String name :
        Set.of("message", "resource", "resourceContainers", "id", "createdDate", "publisherId")) {
      odd.add(name, new JsonArray());
    }
    HookEvent event = Samples.parsed(odd);
    assertThat(event.message()).isEmpty();
    assertThat(event.id()).isEmpty();
    assertThat(event.publisher()).isEmpty();
    assertThat(event.createdDate()).isEmpty();
    assertThat(event.containers()).isEmpty();
    assertThat(event.resource()).isEmpty();
    assertThat(event.json()).isEqualTo(odd);
  }

  @Test
  void malformedIdsAreKept() {
    JsonObject odd = Samples.get("git.push");
    odd.addProperty("id", "not-a-guid");
    odd.addProperty("subscriptionId", "{5}");
    odd.add("notificationId", JsonParser.parseString("123456789012345678901234567890"));
    HookEvent event = Samples.parsed(odd);
    assertThat(event.id()).contains("not-a-guid");
    assertThat(event.key()).contains(new DeliveryKey("{5}", "123456789012345678901234567890"));
  }

  @Test
  void testNotificationOfNoSubscriptionHasNoKey() {
    JsonObject test =
        Samples.with(
            Samples.get("git.push"),
            "subscriptionId",
            new JsonPrimitive("00000000-0000-0000-0000-000000000000"));
    assertThat(Samples.parsed(test).key()).isEmpty();
  }

  @Test
  void containersOfAServerAreThoseOfAServer() {
    JsonObject server = Samples.get("git.push");
    server.add(
        "resourceContainers",
        JsonParser.parseString(
            "{\"collection\":{\"id\":\"c\"},\"server\":{\"id\":\"s\"},\"project\":{\"id\":\"p\"}}"));
    HookEvent event = Samples.parsed(server);
    assertThat(event.containers()).containsOnlyKeys("collection", "server", "project");
    assertThat(event.projectId()).contains("p");
    assertThat(Objects.requireNonNull(event.containers().get("server")).baseUrl()).isNull();
  }

  @Test
  void typesAreEqualByWhatTheyMean() {
    assertThat(EventType.of("git.push")).isSameAs(EventType.GIT_PUSH);
    assertThat(EventType.of("GIT.Push")).isEqualTo(EventType.GIT_PUSH).hasToString("GIT.Push");
    EventType printed = EventType.of("ms.azure-devops-release.release-created-event");
    assertThat(printed).isEqualTo(EventType.RELEASE_CREATED);
    assertThat(printed.text()).startsWith("ms.azure-devops-");
    assertThat(printed.id()).isEqualTo("ms.vss-release.release-created-event");
    EventType own = EventType.of("tea.Ready\n");
    assertThat(own.isKnown()).isFalse();
    assertThat(own.id()).isEqualTo("tea.Ready\n");
    assertThat(own.publisher()).isEmpty();
    assertThat(own).hasToString("tea.Ready").isNotEqualTo(EventType.GIT_PUSH);
    assertThat(EventType.catalogue()).doesNotHaveDuplicates().hasSize(37);
  }

  @Test
  void addressIsGivenOnlyForAHostOfOnesOwn() {
    ServiceHosts own = ServiceHosts.services("teahouse");
    ServiceHosts server = ServiceHosts.at(URI.create("http://tfs.example:8080/tfs/Tea"));
    HookEvent event = event("git.push");
    assertThat(event.resourceUrl(own, "url")).isPresent();
    assertThat(event.resourceUrl(own, "repository", "name")).isEmpty();
    assertThat(event.resourceUrl(own, "repository", "remoteUrl")).as("names a user").isEmpty();
    assertThat(event.resourceUrl(server, "url")).isEmpty();
    Map<String, Boolean> led =
        Map.of(
            "http://tfs.example:8080/tfs/Tea/_apis", true,
            "http://tfs.example:8080@evil.example/", false,
            "http://tfs.example/tfs", false,
            "https://tfs.example:8080/tfs", false,
            "http://evil.example\\@tfs.example:8080/", false,
            "//tfs.example:8080/tfs", false,
            "file:///etc/passwd", false,
            "http://169.254.169.254/latest", false);
    led.forEach(
        (url, good) -> {
          JsonObject resource = new JsonObject();
          resource.addProperty("url", url);
          HookEvent sent =
              Samples.parsed(Samples.with(Samples.get("git.push"), "resource", resource));
          assertThat(sent.resourceUrl(server, "url").isPresent()).as(url).isEqualTo(good);
        });
  }
}
