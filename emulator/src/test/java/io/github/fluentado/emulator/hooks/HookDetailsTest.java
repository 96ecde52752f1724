// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Inside;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What else is asked of subscriptions and what was sent for them. */
class HookDetailsTest {
  private static final String V = "?api-version=7.1";
  private static final String SUBSCRIPTIONS = "/_apis/hooks/subscriptions";

  @AutoClose private final Receiver receiver = new Receiver();
  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private String subscribe(String eventType, String publisherInputs) {
    String inputs = "{\"url\":\"" + receiver.url() + "\"}";
    Wire.Answer made =
        wire.post(SUBSCRIPTIONS + V, HooksTest.order(eventType, publisherInputs, inputs));
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.json().get("id").getAsString();
  }

  private void happen(String type, Map<String, String> facts) {
    World world = Inside.world(emulator);
    ServiceEvent event =
        new ServiceEvent(
            "tfs",
            type,
            world.organization().project("web"),
            "It happened",
            new JsonObject(),
            "1.0",
            facts);
    world.gate().changing(() -> world.events().publish(event));
    emulator.awaitDeliveries(Duration.ofSeconds(20));
  }

  private List<String> found(String query) {
    return wire.post("/_apis/hooks/subscriptionsquery" + V, query).strings("results", "id");
  }

  @Test
  void aQueryLooksAtEachMember() {
    String id = subscribe("git.push", "{\"branch\":\"main\"}");
    JsonObject made = wire.get(SUBSCRIPTIONS + "/" + id).json();
    String me = made.getAsJsonObject("modifiedBy").get("id").getAsString();
    for (Map.Entry<String, String> member :
        Map.of(
                "publisherId", "tfs",
                "eventType", "git.push",
                "consumerId", "webHooks",
                "consumerActionId", "httpRequest",
                "subscriberId", me)
            .entrySet()) {
      String query = "{\"" + member.getKey() + "\":\"%s\"}";
      assertThat(found(query.formatted(member.getValue()))).as(member.getKey()).containsExactly(id);
      assertThat(found(query.formatted("other"))).as(member.getKey()).isEmpty();
    }
    String filter =
        "{\"%s\":[{\"conditions\":[{\"inputId\":\"%s\",\"operator\":\"equals\","
            + "\"inputValue\":\"%s\"}]}]}";
    assertThat(found(filter.formatted("consumerInputFilters", "url", receiver.url()))).hasSize(1);
    assertThat(found(filter.formatted("consumerInputFilters", "url", "x"))).isEmpty();
    assertThat(found(filter.formatted("publisherInputFilters", "branch", "main"))).hasSize(1);
    assertThat(found(filter.formatted("publisherInputFilters", "branch", "x"))).isEmpty();
  }

  @Test
  void theActionsOfAConsumerAreListed() {
    assertThat(wire.get("/_apis/hooks/consumers/webHooks/actions" + V).strings("value", "id"))
        .containsExactly("httpRequest");
    assertThat(wire.get("/_apis/hooks/consumers/nobody/actions" + V).status()).isEqualTo(404);
  }

  @Test
  void pathsAreFilteredByTheirFolders() {
    subscribe("tfvc.checkin", "{\"path\":\"$/web/src\"}");
    happen("tfvc.checkin", Map.of("path", "$/web/docs/a.md,$/web/src/b.c"));
    assertThat(receiver.all()).hasSize(1);
    happen("tfvc.checkin", Map.of("path", "$/web/docs/a.md,$/web/srcs/b.c"));
    assertThat(receiver.all()).hasSize(1);
  }

  @Test
  void theHistoryIsNarrowedByStateAndResult() {
    String id = subscribe("git.push", "{}");
    receiver.answer(200, 410);
    happen("git.push", Map.of());
    happen("git.push", Map.of());
    String all = SUBSCRIPTIONS + "/" + id + "/notifications" + V;
    assertThat(wire.get(all).strings("value", "id")).containsExactly("2", "1");
    assertThat(wire.get(all + "&result=succeeded").strings("value", "id")).containsExactly("1");
    assertThat(wire.get(all + "&result=failed").strings("value", "id")).containsExactly("2");
    assertThat(wire.get(all + "&status=completed").list()).hasSize(2);
    assertThat(wire.get(all + "&status=queued").list()).isEmpty();
    assertThat(wire.get(all + "&status=gone").status()).isEqualTo(400);
    assertThat(wire.get(all + "&result=gone").status()).isEqualTo(400);
    Wire.Answer missing = wire.get(SUBSCRIPTIONS + "/" + id + "/notifications/9" + V);
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.message()).contains("There is no notification '9'");
  }

  @Test
  void aSubscriptionSaysWhereItSends() {
    String id = subscribe("git.push", "{}");
    assertThat(wire.get(SUBSCRIPTIONS + "/" + id).json().get("actionDescription").getAsString())
        .isEqualTo("To host 127.0.0.1");
  }

  @Test
  void whatIsChosenFromAListMayBeAny() {
    List<JsonObject> inputs = new ArrayList<>();
    for (JsonElement publisher : wire.get("/_apis/hooks/publishers" + V).list()) {
      publisher.getAsJsonObject().getAsJsonArray("supportedEvents").asList().stream()
          .flatMap(HookDetailsTest::inputs)
          .forEach(inputs::add);
    }
    for (JsonElement consumer : wire.get("/_apis/hooks/consumers" + V).list()) {
      inputs(consumer).forEach(inputs::add);
      consumer.getAsJsonObject().getAsJsonArray("actions").asList().stream()
          .flatMap(HookDetailsTest::inputs)
          .forEach(inputs::add);
    }
    List<JsonObject> chosen = inputs.stream().filter(input -> !choices(input).isEmpty()).toList();
    assertThat(chosen).hasSizeGreaterThan(20);
    assertThat(chosen).allSatisfy(input -> assertThat(choices(input)).startsWith(""));
    assertThat(chosen)
        .as("which would have no value for any")
        .noneMatch(HookDetailsTest::isRequired);
    assertThat(inputs).as("such as an address").anyMatch(HookDetailsTest::isRequired);
  }

  private static Stream<JsonObject> inputs(JsonElement holder) {
    return holder.getAsJsonObject().getAsJsonArray("inputDescriptors").asList().stream()
        .map(JsonElement::getAsJsonObject);
  }

  private static boolean isRequired(JsonObject input) {
    return input.getAsJsonObject("validation").has("isRequired");
  }

  private static List<String> choices(JsonObject input) {
    return input.has("values")
        ? input.getAsJsonObject("values").getAsJsonArray("possibleValues").asList().stream()
            .map(value -> value.getAsJsonObject().get("value").getAsString())
            .toList()
        : List.of();
  }
}
