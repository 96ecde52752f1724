// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Inside;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notifications that really arrive, and what happens when they do not. */
@Tag("jdk")
class DeliveryTest {
  private static final String V = "?api-version=7.1";
  private static final String SUBSCRIPTIONS = "/_apis/hooks/subscriptions";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Instant START = Instant.parse("2026-03-04T12:00:00Z");

  private Emulator emulator;
  private Wire wire;
  private Receiver receiver;

  @BeforeEach
  void start() {
    receiver = new Receiver();
    emulator =
        Emulator.builder().clock(InstantSource.fixed(START)).project("web").project("api").start();
    wire = Wire.of(emulator);
  }

  @AfterEach
  void close() {
    emulator.close();
    receiver.close();
  }

  private String subscribe(String eventType, Map<String, String> inputs) {
    return subscribe(eventType, inputs, Map.of());
  }

  private String subscribe(String eventType, Map<String, String> inputs, Map<String, String> more) {
    JsonObject consumer = object(more);
    consumer.addProperty("url", receiver.url());
    String body = HooksTest.order(eventType, object(inputs).toString(), consumer.toString());
    Wire.Answer answer = wire.post(SUBSCRIPTIONS + V, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("id").getAsString();
  }

  private static JsonObject object(Map<String, String> members) {
    JsonObject object = new JsonObject();
    members.forEach(object::addProperty);
    return object;
  }

  /** Something happens. */
  private void happen(String type, Map<String, String> facts) {
    JsonObject resource = new JsonObject();
    resource.addProperty("id", 7);
    resource.addProperty("workItemId", 70);
    resource.addProperty("url", "http://example.invalid/7");
    resource.addProperty("title", "Größe <b>");
    World world = Inside.world(emulator);
    ServiceEvent event =
        new ServiceEvent(
            "tfs",
            type,
            world.organization().project("web"),
            "Somebody did & <it>",
            resource,
            "1.0",
            facts);
    world.gate().changing(() -> world.events().publish(event));
    emulator.awaitDeliveries(LIMIT);
  }

  private JsonArray notifications(String subscription) {
    return wire.get(SUBSCRIPTIONS + "/" + subscription + "/notifications" + V).list();
  }

  private JsonObject first(String subscription) {
    return wire.get(SUBSCRIPTIONS + "/" + subscription + "/notifications/1" + V).json();
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  private JsonObject subscription(String id) {
    return wire.get(SUBSCRIPTIONS + "/" + id).json();
  }

  private String status(String id) {
    return text(subscription(id), "status");
  }

  private void advance(Duration time) {
    emulator.clock().advance(time);
    emulator.awaitDeliveries(LIMIT);
  }

  @Test
  void anEventArrivesInTheDocumentedEnvelope() {
    String id = subscribe("workitem.created", Map.of());
    happen("workitem.created", Map.of());
    Receiver.Got got = receiver.only();
    assertThat(got.method()).isEqualTo("POST");
    assertThat(got.path()).isEqualTo("/hook");
    assertThat(got.headers().getFirst("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(got.headers().getFirst("X-VSS-SubscriptionId")).isEqualTo(id);
    JsonObject body = got.json();
    assertThat(text(body, "subscriptionId")).isEqualTo(id);
    assertThat(body.get("notificationId").getAsInt()).isEqualTo(1);
    assertThat(text(body, "id")).hasSize(36);
    assertThat(text(body, "eventType")).isEqualTo("workitem.created");
    assertThat(text(body, "publisherId")).isEqualTo("tfs");
    assertThat(text(body, "createdDate")).isEqualTo("2026-03-04T12:00:00.0000000Z");
    assertThat(text(body, "resourceVersion")).isEqualTo("1.0");
    JsonObject message = body.getAsJsonObject("message");
    assertThat(text(message, "text")).isEqualTo("Somebody did & <it>");
    assertThat(text(message, "html")).isEqualTo("Somebody did &amp; &lt;it&gt;");
    assertThat(message.keySet()).containsExactly("text", "html", "markdown");
    assertThat(text(got.resource(), "title")).isEqualTo("Größe <b>");
    JsonObject containers = body.getAsJsonObject("resourceContainers");
    assertThat(containers.keySet()).containsExactly("collection", "account", "project");
    assertThat(text(containers.getAsJsonObject("project"), "baseUrl"))
        .isEqualTo(emulator.url() + "/");
  }

  @Test
  void aSubscriptionGetsAsMuchAsItAskedFor() {
    subscribe(
        "git.push",
        Map.of(),
        Map.of(
            "resourceDetailsToSend", "minimal",
            "messagesToSend", "html",
            "detailedMessagesToSend", "none"));
    happen("git.push", Map.of());
    JsonObject body = receiver.only().json();
    assertThat(body.getAsJsonObject("resource").keySet())
        .containsExactly("id", "workItemId", "url");
    assertThat(body.getAsJsonObject("message").keySet()).containsExactly("html");
    assertThat(body.get("detailedMessage").isJsonNull()).isTrue();
    subscribe("workitem.created", Map.of(), Map.of("resourceDetailsToSend", "none"));
    happen("workitem.created", Map.of());
    assertThat(receiver.last().json().get("resource").isJsonNull()).isTrue();
  }

  @Test
  void theSameEventHasOneIdForAllSubscriptionsAndNumbersCountPerSubscription() {
    subscribe("git.push", Map.of());
    subscribe("git.push", Map.of());
    happen("git.push", Map.of());
    happen("git.push", Map.of());
    List<String> keys =
        receiver.all().stream()
            .map(got -> text(got.json(), "subscriptionId") + got.json().get("notificationId"))
            .toList();
    assertThat(keys).hasSize(4).doesNotHaveDuplicates();
    assertThat(receiver.all()).extracting(got -> text(got.json(), "id")).hasSize(4);
    assertThat(receiver.all().stream().map(got -> text(got.json(), "id")).distinct()).hasSize(2);
  }

  @Test
  void filtersLetThroughWhatTheyDescribe() {
    Map<String, String> facts =
        Map.of(
            "areaPath", "web\\Team A\\Part",
            "workItemType", "Bug",
            "tag", "red; dark blue",
            "changedFields", "System.State,System.Rev",
            "branch", "refs/heads/release/1",
            "buildStatus", "canceled",
            "definitionName", "CI, nightly",
            "commentPattern", "Looks good to me",
            "linksChanged", "true");
    assertPasses("workitem.updated", facts, "areaPath", "web\\Team a", true);
    assertPasses("workitem.updated", facts, "areaPath", "web\\Team", false);
    assertPasses("workitem.updated", facts, "workItemType", "bug", true);
    assertPasses("workitem.updated", facts, "workItemType", "Task", false);
    assertPasses("workitem.updated", facts, "tag", "dark blue", true);
    assertPasses("workitem.updated", facts, "tag", "blue", false);
    assertPasses("workitem.updated", facts, "changedFields", "System.State", true);
    assertPasses("workitem.updated", facts, "changedFields", "System.Title", false);
    assertPasses("workitem.updated", facts, "linksChanged", "true", true);
    assertPasses("workitem.updated", facts, "tag", "", true);
    assertPasses("workitem.commented", facts, "commentPattern", "GOOD", true);
    assertPasses("workitem.commented", facts, "commentPattern", "bad", false);
    assertPasses("git.push", facts, "branch", "release/1", true);
    assertPasses("git.push", facts, "branch", "refs/heads/release/1", true);
    assertPasses("git.push", facts, "branch", "1", false);
    assertPasses("git.push", facts, "pushedBy", "nobody", false);
    assertPasses("build.complete", facts, "buildStatus", "Stopped", true);
    assertPasses("build.complete", facts, "buildStatus", "Failed", false);
    assertPasses("build.complete", facts, "definitionName", "CI, nightly", true);
    assertPasses("build.complete", facts, "definitionName", "CI*", false);
  }

  private void assertPasses(
      String type, Map<String, String> facts, String input, String value, boolean expected) {
    int before = receiver.all().size();
    String id = subscribe(type, Map.of(input, value));
    happen(type, facts);
    assertThat(receiver.all().size() - before)
        .as("%s %s=%s", type, input, value)
        .isEqualTo(expected ? 1 : 0);
    wire.delete(SUBSCRIPTIONS + "/" + id + V);
  }

  @Test
  void eventsOfOtherProjectsAndTypesDoNotArrive() {
    String web = wire.get("/_apis/projects/web").json().get("id").getAsString();
    String api = wire.get("/_apis/projects/api").json().get("id").getAsString();
    subscribe("git.push", Map.of("projectId", api));
    subscribe("workitem.created", Map.of("projectId", web));
    happen("git.push", Map.of());
    assertThat(receiver.all()).isEmpty();
    subscribe("git.push", Map.of("projectId", web));
    happen("git.push", Map.of());
    assertThat(receiver.all()).hasSize(1);
  }

  @Test
  void theHistoryTellsOfRequestAndResponseWithoutSecrets() {
    String id =
        subscribe(
            "git.push",
            Map.of(),
            Map.of(
                "basicAuthUsername", "me",
                "basicAuthPassword", "canary-pass",
                "httpHeaders", "X-Key: canary-key\nAccept: text/plain"));
    happen("git.push", Map.of());
    assertThat(receiver.only().headers().getFirst("Authorization"))
        .isEqualTo("Basic bWU6Y2FuYXJ5LXBhc3M=");
    assertThat(receiver.only().headers().getFirst("X-Key")).isEqualTo("canary-key");
    JsonObject notification = first(id);
    assertThat(text(notification, "status")).isEqualTo("completed");
    assertThat(text(notification, "result")).isEqualTo("succeeded");
    JsonObject details = notification.getAsJsonObject("details");
    assertThat(text(details, "request")).contains("POST", receiver.url(), "\"git.push\"");
    assertThat(text(details, "response")).contains("Status Code: 200", "echo");
    assertThat(details.keySet())
        .contains("queuedDate", "dequeuedDate", "completedDate", "requestDuration", "event");
    assertThat(details.get("requestAttempts").getAsInt()).isEqualTo(1);
    assertThat(notification.toString())
        .contains("********")
        .doesNotContain("canary", "bWU6Y2FuYXJ5LXBhc3M");
    assertThat(text(subscription(id), "lastSuccessfulAttemptDate")).isNotEmpty();
  }

  @Test
  void aReceiverThatIsAwayIsTriedAgainEightTimes() {
    String id = subscribe("git.push", Map.of());
    receiver.always(503);
    happen("git.push", Map.of());
    List<Integer> waits = List.of(1, 2, 4, 8, 16, 32, 60, 60);
    for (int i = 0; i < waits.size(); i++) {
      assertThat(receiver.all()).hasSize(i + 1);
      assertThat(text(first(id), "status")).isEqualTo("queuedForRetry");
      assertThat(text(first(id), "result")).isEqualTo("pending");
      assertThat(status(id)).isEqualTo("enabled");
      advance(Duration.ofSeconds(waits.get(i)).minusMillis(1));
      assertThat(receiver.all()).as("before retry %s", i).hasSize(i + 1);
      advance(Duration.ofMillis(1));
    }
    assertThat(receiver.all()).hasSize(9);
    assertThat(status(id)).isEqualTo("onProbation");
    assertThat(receiver.all().stream().map(got -> got.json().get("notificationId").getAsInt()))
        .containsOnly(1);
  }

  @Test
  void aReceiverThatComesBackGetsTheNotification() {
    for (int status : List.of(408, 502, 503, 504)) {
      receiver.answer(status);
      String id = subscribe("git.push", Map.of());
      happen("git.push", Map.of());
      advance(Duration.ofSeconds(1));
      assertThat(text(first(id), "result")).isEqualTo("succeeded");
      assertThat(first(id).getAsJsonObject("details").get("retryCount").getAsInt()).isEqualTo(1);
      wire.delete(SUBSCRIPTIONS + "/" + id + V);
    }
  }

  @Test
  void lastingFailureMeansProbationWithSevenTriesThenTheEnd() {
    String id = subscribe("git.push", Map.of());
    receiver.always(500);
    happen("git.push", Map.of());
    assertThat(status(id)).isEqualTo("onProbation");
    happen("git.push", Map.of()); // dropped, not queued
    List<Integer> minutes = List.of(20, 40, 80, 160, 320, 640, 900);
    for (int i = 0; i < minutes.size(); i++) {
      assertThat(receiver.all()).hasSize(i + 1);
      assertThat(subscription(id).get("probationRetries").getAsInt()).isEqualTo(i);
      advance(Duration.ofMinutes(minutes.get(i)).minusMillis(1));
      assertThat(receiver.all()).hasSize(i + 1);
      advance(Duration.ofMillis(1));
    }
    assertThat(receiver.all()).hasSize(8);
    assertThat(status(id)).isEqualTo("disabledBySystem");
    assertThat(text(subscription(id), "lastProbationRetryDate")).isEqualTo("2026-03-06T00:00:00Z");
    advance(Duration.ofDays(2));
    happen("git.push", Map.of());
    assertThat(receiver.all()).hasSize(8);
    assertThat(notifications(id)).hasSize(1);
    assertThat(text(first(id), "result")).isEqualTo("failed");
  }

  @Test
  void aJumpOfTheClockRunsThroughAllRetries() {
    String id = subscribe("git.push", Map.of());
    receiver.always(404);
    happen("git.push", Map.of());
    advance(Duration.ofHours(37));
    assertThat(receiver.all()).hasSize(8);
    assertThat(status(id)).isEqualTo("disabledBySystem");
  }

  @Test
  void successOnProbationEnablesTheSubscriptionAgain() {
    String id = subscribe("git.push", Map.of());
    receiver.answer(500, 500, 200);
    happen("git.push", Map.of());
    advance(Duration.ofMinutes(20));
    assertThat(status(id)).isEqualTo("onProbation");
    advance(Duration.ofMinutes(40));
    assertThat(status(id)).isEqualTo("enabled");
    assertThat(subscription(id).get("probationRetries").getAsInt()).isZero();
    happen("git.push", Map.of());
    assertThat(receiver.last().json().get("notificationId").getAsInt()).isEqualTo(2);
  }

  @Test
  void goneDisablesAtOnceAndTheUserCanEnableAgain() {
    String id = subscribe("git.push", Map.of());
    receiver.answer(410);
    happen("git.push", Map.of());
    assertThat(status(id)).isEqualTo("disabledBySystem");
    happen("git.push", Map.of());
    assertThat(receiver.all()).hasSize(1);
    JsonObject body = subscription(id);
    body.addProperty("status", "enabled");
    body.getAsJsonObject("publisherInputs").keySet().removeIf(name -> name.equals("hostId"));
    Wire.Answer put =
        wire.send("PUT", SUBSCRIPTIONS + "/" + id + V, "application/json", body.toString());
    assertThat(put.json().get("status").getAsString()).isEqualTo("enabled");
    happen("git.push", Map.of());
    assertThat(receiver.all()).hasSize(2);
  }

  @Test
  void aPasswordThatComesBackAsAsterisksIsKept() {
    String id =
        subscribe(
            "git.push", Map.of(), Map.of("basicAuthUsername", "u", "basicAuthPassword", "pass"));
    String body = subscription(id).toString();
    assertThat(body).doesNotContain("\"pass\"");
    wire.send("PUT", SUBSCRIPTIONS + "/" + id + V, "application/json", body);
    happen("git.push", Map.of());
    assertThat(receiver.only().headers().getFirst("Authorization")).isEqualTo("Basic dTpwYXNz");
  }

  @Test
  void redirectsAreFailuresAndNeverFollowed() {
    String id =
        subscribe(
            "git.push", Map.of(), Map.of("basicAuthUsername", "u", "basicAuthPassword", "pass"));
    receiver.answer(302);
    happen("git.push", Map.of());
    assertThat(receiver.only().path()).isEqualTo("/hook");
    assertThat(status(id)).isEqualTo("onProbation");
  }

  @Test
  void aReceiverThatIsNotThereIsALastingFailure() {
    String id = subscribe("git.push", Map.of());
    receiver.close();
    happen("git.push", Map.of());
    assertThat(status(id)).isEqualTo("onProbation");
    assertThat(text(first(id).getAsJsonObject("details"), "errorMessage"))
        .contains("could not be sent");
    receiver = new Receiver();
  }

  @Test
  void aTestNotificationIsReallySentOnceWithASample() {
    receiver.always(500);
    String order = HooksTest.order("git.push", "{}", "{\"url\":\"" + receiver.url() + "\"}");
    Wire.Answer answer =
        wire.post("/_apis/hooks/testnotifications" + V, "{\"details\":" + order + "}");
    assertThat(answer.status()).isEqualTo(200);
    emulator.awaitDeliveries(LIMIT);
    JsonObject resource = receiver.only().resource();
    assertThat(resource.getAsJsonArray("refUpdates")).hasSize(1);
    assertThat(resource.toString()).contains(emulator.url()).doesNotContain("{org}", "{me}");
    String path =
        SUBSCRIPTIONS + "/00000000-0000-0000-0000-000000000000/notifications/" + answer.id();
    advance(Duration.ofHours(1));
    assertThat(receiver.all()).hasSize(1);
    assertThat(text(wire.get(path).json(), "result")).isEqualTo("failed");
    assertThat(wire.get(SUBSCRIPTIONS).list()).isEmpty();
  }

  @Test
  void aTestCanUseWhatReallyHappened() {
    String id = subscribe("git.push", Map.of());
    happen("git.push", Map.of());
    wire.post(
        "/_apis/hooks/testnotifications" + V + "&useRealData=true",
        "{\"subscriptionId\":\"" + id + "\"}");
    emulator.awaitDeliveries(LIMIT);
    assertThat(text(receiver.last().resource(), "title")).isEqualTo("Größe <b>");
    receiver.always(410);
    wire.post("/_apis/hooks/testnotifications" + V, "{\"subscriptionId\":\"" + id + "\"}");
    emulator.awaitDeliveries(LIMIT);
    assertThat(status(id)).as("a test costs nothing").isEqualTo("enabled");
  }

  @Test
  void eachEventTypeHasASampleThatCanBeSent() {
    List<String[]> kinds = new ArrayList<>();
    for (var publisher : wire.get("/_apis/hooks/publishers").list()) {
      for (var event : publisher.getAsJsonObject().getAsJsonArray("supportedEvents")) {
        JsonObject json = event.getAsJsonObject();
        kinds.add(new String[] {text(json, "publisherId"), text(json, "id")});
      }
    }
    for (String[] kind : kinds) {
      String order =
          """
          {"details":{"publisherId":"%s","eventType":"%s","consumerId":"webHooks",
           "consumerActionId":"httpRequest","publisherInputs":{"path":"$/"},
           "consumerInputs":{"url":"%s"}}}
          """
              .formatted(kind[0], kind[1], receiver.url())
              .replace(kind[1].equals("tfvc.checkin") ? "\0" : "\"path\":\"$/\"", "");
      Wire.Answer answer = wire.post("/_apis/hooks/testnotifications" + V, order);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    emulator.awaitDeliveries(LIMIT);
    assertThat(receiver.all().stream().map(Receiver.Got::type))
        .containsExactlyInAnyOrderElementsOf(kinds.stream().map(k -> k[1]).toList());
  }

  @Test
  void theHistoryCanBeSearchedAndIsKeptSevenDays() {
    String good = subscribe("git.push", Map.of());
    happen("git.push", Map.of());
    advance(Duration.ofDays(1));
    receiver.answer(500);
    String bad = subscribe("workitem.created", Map.of());
    happen("workitem.created", Map.of());
    assertThat(results("\"includeDetails\":true")).containsExactly(bad, good);
    assertThat(results("\"includeDetails\":true,\"maxResults\":1")).containsExactly(bad);
    assertThat(results("\"includeDetails\":true,\"resultType\":\"succeeded\""))
        .containsExactly(good);
    assertThat(results("\"includeDetails\":true,\"minCreatedDate\":\"2026-03-05T00:00:00Z\""))
        .containsExactly(bad);
    assertThat(results("\"includeDetails\":true,\"subscriptionIds\":[\"" + good + "\"]"))
        .containsExactly(good);
    Wire.Answer summary = wire.post("/_apis/hooks/notificationsquery" + V, "{}");
    assertThat(summary.json().has("results")).isFalse();
    assertThat(summary.json().getAsJsonArray("summary")).hasSize(2);
    String list = SUBSCRIPTIONS + "/" + good + "/notifications" + V;
    assertThat(wire.get(list + "&result=failed").list()).isEmpty();
    assertThat(wire.get(list + "&status=completed").list()).hasSize(1);
    assertThat(wire.get(list + "&maxResults=0").list()).isEmpty();
    assertThat(wire.get(list + "&result=odd").status()).isEqualTo(400);
    assertThat(
            wire.post("/_apis/hooks/notificationsquery" + V, "{\"minCreatedDate\":\"now\"}")
                .status())
        .isEqualTo(400);
    advance(Duration.ofDays(6).plusSeconds(1));
    assertThat(notifications(good)).isEmpty();
  }

  private List<String> results(String members) {
    return wire.post("/_apis/hooks/notificationsquery" + V, "{" + members + "}")
        .strings("results", "subscriptionId");
  }

  @Test
  void noRequestWaitsForASlowReceiver() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    receiver.beforeAnswering(() -> await(open));
    String id = subscribe("git.push", Map.of());
    World world = Inside.world(emulator);
    ServiceEvent event =
        new ServiceEvent("tfs", "git.push", null, "m", new JsonObject(), "1.0", Map.of());
    world.gate().changing(() -> world.events().publish(event));
    while (receiver.all().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(text(first(id), "status")).isEqualTo("requestInProgress");
    open.countDown();
    emulator.awaitDeliveries(LIMIT);
    assertThat(text(first(id), "result")).isEqualTo("succeeded");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRefusedChangeTellsNobody() {
    subscribe("git.push", Map.of());
    World world = Inside.world(emulator);
    ServiceEvent event =
        new ServiceEvent("tfs", "git.push", null, "m", new JsonObject(), "1.0", Map.of());
    assertThatThrownBy(
            () ->
                world
                    .gate()
                    .changing(
                        () -> {
                          world.events().publish(event);
                          throw new IllegalStateException("refused");
                        }))
        .hasMessage("refused");
    emulator.awaitDeliveries(LIMIT);
    assertThat(receiver.all()).isEmpty();
  }

  @Test
  void otherConsumersAreListedButTheirNotificationsFailHonestly() {
    String body =
        """
        {"publisherId":"tfs","eventType":"git.push","consumerId":"azureServiceBus",
         "consumerActionId":"serviceBusQueueSend","publisherInputs":{},
         "consumerInputs":{"connectionString":"canary","queueName":"q"}}
        """;
    Wire.Answer made = wire.post(SUBSCRIPTIONS + V, body);
    assertThat(made.text()).doesNotContain("canary");
    happen("git.push", Map.of());
    JsonObject notification = first(made.json().get("id").getAsString());
    assertThat(text(notification, "result")).isEqualTo("failed");
    assertThat(notification.toString()).contains("sends nothing").doesNotContain("canary");
  }
}
