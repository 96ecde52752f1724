// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.hooks.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a release arrives at a receiver. */
class ReleaseEventsTest {
  private static final String ROOT = "/web/_apis/release/";
  private static final String V = "?api-version=7.1";
  private static final String PREFIX = "ms.vss-release.";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @AutoClose private final Receiver receiver = new Receiver();

  @AutoClose
  private final Emulator emulator =
      Emulator.builder().clock(InstantSource.fixed(Instant.parse("2026-03-04T12:00:00Z"))).start();

  private final Wire wire = Wire.of(emulator);
  private int definition;
  private String project;

  @BeforeEach
  void makeDefinition() {
    project = wire.get("/_apis/projects/web" + V).json().get("id").getAsString();
    JsonObject connection = wire.get("/_apis/connectionData").json();
    String me = connection.getAsJsonObject("authenticatedUser").get("id").getAsString();
    String body =
        """
        {"name": "shop", "environments": [
          {"name": "test", "conditions": [{"conditionType": "event", "name": "ReleaseStarted"}]},
          {"name": "live",
           "conditions": [{"conditionType": "environmentState", "name": "test", "value": "4"}],
           "preDeployApprovals": {"approvals": [
             {"rank": 1, "isAutomated": false, "approver": {"id": "%s"}}]}}]}
        """
            .formatted(me);
    definition = wire.post(ROOT + "definitions" + V, body).id();
  }

  private void subscribe(String what, String filters) {
    String body =
        """
        {"publisherId": "rm", "eventType": "%s", "consumerId": "webHooks",
         "consumerActionId": "httpRequest", "publisherInputs": {"projectId": "%s"%s},
         "consumerInputs": {"url": "%s"}}
        """
            .formatted(PREFIX + what + "-event", project, filters, receiver.url());
    Wire.Answer answer = wire.post("/_apis/hooks/subscriptions" + V, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private int release(String more) {
    return wire.post(ROOT + "releases" + V, "{\"definitionId\":" + definition + more + "}").id();
  }

  private void pass() {
    emulator.clock().advance(Duration.ofSeconds(6));
  }

  private List<String> told() {
    emulator.awaitDeliveries(LIMIT);
    return receiver.all().stream()
        .map(got -> got.type().replace(PREFIX, "").replace("-event", ""))
        .toList();
  }

  private void decide(int release, String status) {
    int id =
        wire.get(ROOT + "approvals" + V + "&releaseIdsFilter=" + release)
            .list()
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsInt();
    wire.patchJson(ROOT + "approvals/" + id + V, "{\"status\":\"" + status + "\"}");
  }

  private JsonObject environment(int index) {
    emulator.awaitDeliveries(LIMIT);
    return receiver.all().get(index).resource().getAsJsonObject("environment");
  }

  @Test
  void aReleaseIsToldOfFromItsBeginningToItsEnd() {
    String own = ",\"releaseDefinitionId\":\"" + definition + "\"";
    subscribe("release-created", own);
    subscribe("deployment-started", own);
    subscribe("deployment-completed", own);
    subscribe("deployment-approval-pending", own + ",\"releaseApprovalType\":\"1\"");
    subscribe("deployment-approval-completed", own + ",\"releaseApprovalStatus\":\"2\"");
    int id = release("");
    assertThat(told()).containsExactlyInAnyOrder("release-created", "deployment-started");
    pass();
    assertThat(told().subList(2, 4))
        .containsExactlyInAnyOrder("deployment-completed", "deployment-approval-pending");
    decide(id, "approved");
    assertThat(told().subList(4, 6))
        .containsExactlyInAnyOrder("deployment-approval-completed", "deployment-started");
    pass();
    assertThat(told()).hasSize(7).endsWith("deployment-completed");
    JsonObject live = environment(6);
    assertThat(live.get("name").getAsString()).isEqualTo("live");
    assertThat(live.get("status").getAsString()).isEqualTo("succeeded");
  }

  @Test
  void aReleaseThatBeginsLaterIsToldOfThen() {
    subscribe("release-created", "");
    subscribe("release-abandoned", "");
    int id = release(",\"isDraft\":true");
    assertThat(told()).isEmpty();
    wire.patchJson(ROOT + "releases/" + id + V, "{\"status\":\"active\"}");
    assertThat(told()).containsExactly("release-created");
    JsonObject resource = receiver.last().resource();
    assertThat(resource.getAsJsonObject("release").get("id").getAsInt()).isEqualTo(id);
    assertThat(resource.getAsJsonObject("project").get("id").getAsString()).isEqualTo(project);
    wire.patchJson(ROOT + "releases/" + id + V, "{\"description\":\"still\"}");
    wire.patchJson(ROOT + "releases/" + id + V, "{\"status\":\"abandoned\"}");
    wire.patchJson(ROOT + "releases/" + id + V, "{\"status\":\"abandoned\"}");
    assertThat(told()).containsExactly("release-created", "release-abandoned");
    assertThat(receiver.last().resource().getAsJsonObject("release").get("status").getAsString())
        .isEqualTo("abandoned");
  }

  @Test
  void howADeploymentHasEndedIsFiltered() {
    subscribe("deployment-completed", ",\"releaseEnvironmentStatus\":\"16\"");
    subscribe("release-created", ",\"releaseDefinitionId\":\"" + (definition + 1) + "\"");
    int id = release("");
    pass();
    assertThat(told()).as("one that succeeded").isEmpty();
    decide(id, "rejected");
    assertThat(told()).containsExactly("deployment-completed");
    assertThat(environment(0).get("status").getAsString()).isEqualTo("rejected");
    release(",\"variables\":{\"emulator.result\":{\"value\":\"failed\"}}");
    pass();
    assertThat(told()).as("one that failed").hasSize(2);
  }

  @Test
  void whatIsCancelledIsToldAsThat() {
    subscribe("deployment-completed", ",\"releaseEnvironmentStatus\":\"8\"");
    int id = release("");
    int environment =
        wire.get(ROOT + "releases/" + id + V)
            .json()
            .getAsJsonArray("environments")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsInt();
    wire.patchJson(
        ROOT + "releases/" + id + "/environments/" + environment + V, "{\"status\":\"canceled\"}");
    pass();
    assertThat(told()).containsExactly("deployment-completed");
    assertThat(environment(0).get("status").getAsString()).isEqualTo("canceled");
    assertThat(
            receiver
                .last()
                .resource()
                .getAsJsonObject("deployment")
                .get("operationStatus")
                .getAsString())
        .isEqualTo("canceled");
  }

  @Test
  void approvalsAreFilteredByKindAndAnswer() {
    subscribe("deployment-approval-pending", ",\"releaseApprovalType\":\"2\"");
    subscribe("deployment-approval-completed", ",\"releaseApprovalStatus\":\"4\"");
    int first = release("");
    pass();
    decide(first, "approved");
    assertThat(told()).as("asked before, and approved").isEmpty();
    int second = release("");
    pass();
    decide(second, "rejected");
    assertThat(told()).containsExactly("deployment-approval-completed");
    JsonObject approval = receiver.last().resource().getAsJsonObject("approval");
    assertThat(approval.get("status").getAsString()).isEqualTo("rejected");
    assertThat(approval.get("approvalType").getAsString()).isEqualTo("preDeploy");
  }
}
