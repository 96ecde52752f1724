// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final String LOG = "/_apis/audit/auditlog?api-version=7.1-preview.1";
  private static final String STREAMS = "/_apis/audit/streams";
  private static final String V = "?api-version=7.1-preview.1";
  private static final String ENTRIES = "decoratedAuditLogEntries";

  private final TestClock clock = new TestClock();
  @AutoClose private final Emulator emulator = Emulator.builder().clock(clock).start();
  private final Wire wire = Wire.of(emulator);

  private void connection(String name) {
    String body =
        """
        {"name":"%s","type":"git","url":"https://x.example",
         "authorization":{"scheme":"UsernamePassword","parameters":{}},
         "serviceEndpointProjectReferences":[{"projectReference":{"name":"web"}}]}"""
            .formatted(name);
    assertThat(wire.post("/_apis/serviceendpoint/endpoints?api-version=7.1", body).status())
        .isEqualTo(200);
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void theNewestComesFirst() {
    connection("a");
    Wire.Answer log = wire.get(LOG);
    assertThat(log.strings(ENTRIES, "actionId"))
        .containsExactly(
            "Library.ServiceConnectionCreated",
            "Project.CreateCompleted",
            "Project.CreateCompleted");
    assertThat(log.strings(ENTRIES, "details")).first().asString().contains("\"a\"");
    assertThat(log.json().get("hasMore").getAsBoolean()).isFalse();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    for (String name : List.of("a", "b", "c", "d")) {
      connection(name);
    }
    List<String> ids = new ArrayList<>();
    String token = "";
    boolean more = true;
    while (more) {
      Wire.Answer page =
          wire.get(
              LOG
                  + "&endTime=2026-03-04T12:04:00Z&batchSize=2&skipAggregation=true"
                  + (token.isEmpty() ? "" : "&continuationToken=" + token.replace(";", "%3B")));
      ids.addAll(page.strings(ENTRIES, "id"));
      token = page.json().get("continuationToken").getAsString();
      more = page.json().get("hasMore").getAsBoolean();
      clock.advance(Duration.ofMinutes(1));
    }
    // The first look at the log, still within the time asked for, came after the first page.
    assertThat(ids).hasSize(6).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aTimeIsAsked() {
    connection("a");
    connection("b");
    String from = LOG + "&startTime=2026-03-04T12:01:00Z";
    assertThat(wire.get(from).strings(ENTRIES, "details")).hasSize(1);
    assertThat(wire.get(from + "&endTime=2026-03-04T12:01:30%2B00:00").strings(ENTRIES, "details"))
        .hasSize(1);
    assertThat(wire.get(LOG + "&endTime=2026-03-04").strings(ENTRIES, "id")).isEmpty();
    assertThat(wire.get(LOG + "&startTime=yesterday").status()).isEqualTo(400);
    assertThat(wire.get(from + "&endTime=2026-03-01").status()).isEqualTo(400);
    assertThat(wire.get(LOG + "&continuationToken=x").status()).isEqualTo(400);
  }

  @Test
  void looksAtTheLogAreNotedAndJoined() {
    wire.get(LOG);
    wire.get(LOG);
    Wire.Answer joined = wire.get(LOG);
    assertThat(joined.strings(ENTRIES, "details"))
        .startsWith("Accessed the audit log 2 times")
        .hasSize(3);
    assertThat(wire.get(LOG + "&skipAggregation=true").strings(ENTRIES, "actionId"))
        .filteredOn("AuditLog.AccessLog"::equals)
        .hasSize(3);
  }

  @Test
  void looksOfAnotherDayAreAnotherEntry() {
    wire.get(LOG); // at noon
    clock.advance(Duration.ofHours(11).plusMinutes(59));
    wire.get(LOG);
    clock.advance(Duration.ofMinutes(1));
    wire.get(LOG); // at midnight
    Wire.Answer log = wire.get(LOG);
    assertThat(log.strings(ENTRIES, "details"))
        .filteredOn(text -> text.startsWith("Accessed"))
        .containsExactly("Accessed the audit log", "Accessed the audit log 2 times");
    assertThat(log.strings(ENTRIES, "timestamp").get(1)).startsWith("2026-03-04T23:59:00");
  }

  @Test
  void theLogIsDownloaded() {
    connection("a, \"b\"".replace("\"", "\\\""));
    Wire.Answer json = wire.get("/_apis/audit/downloadlog" + V + "&format=json");
    assertThat(JsonParser.parseString(json.text()).getAsJsonArray()).hasSize(3);
    assertThat(json.header("Content-Disposition")).endsWith(".json");
    Wire.Answer csv = wire.get("/_apis/audit/downloadlog" + V + "&format=csv");
    assertThat(csv.text().split("\r\n")).hasSize(5);
    assertThat(csv.text()).contains("\"Service connection \"\"a, \"\"b\"\"\"\" was created\"");
    assertThat(csv.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(wire.get("/_apis/audit/downloadlog" + V + "&format=xml").status()).isEqualTo(400);
  }

  @Test
  void actionsAreListedByArea() {
    assertThat(
            wire.get("/_apis/audit/actions" + V + "&areaName=policy").strings("value", "actionId"))
        .containsExactly(
            "Policy.PolicyConfigCreated",
            "Policy.PolicyConfigModified",
            "Policy.PolicyConfigRemoved");
  }

  @Test
  void streamsHideTheirSecret() {
    String body =
        """
        {"consumerType":"Splunk","consumerInputs":{"SplunkUrl":"https://s.example:8088",
         "SplunkEventCollectorToken":"very-secret"}}""";
    Wire.Answer made = wire.post(STREAMS + V + "&daysToBackfill=0", body);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text()).doesNotContain("very-secret").contains("https://s.example:8088");
    String one = STREAMS + "/1";
    assertThat(wire.send("PUT", one + V + "&status=disabledByUser", "", "").json().get("status"))
        .hasToString("\"disabledByUser\"");
    assertThat(wire.send("PUT", one + V + "&status=deleted", "", "").status()).isEqualTo(400);
    assertThat(wire.get(STREAMS + V).list()).hasSize(1);
    assertThat(wire.delete(one + V).status()).isEqualTo(200);
    assertThat(wire.get(one + V).status()).isEqualTo(404);
    assertThat(wire.post(STREAMS + V + "&daysToBackfill=0", "{\"consumerType\":\"x\"}").status())
        .isEqualTo(400);
    assertThat(wire.post(STREAMS + V, body).status()).isEqualTo(400);
    assertThat(wire.get(LOG).strings(ENTRIES, "actionId"))
        .startsWith(
            "AuditLog.StreamDelete", "AuditLog.StreamDisabledByUser", "AuditLog.StreamCreate");
  }

  @Test
  void projectsAndPoliciesAreFollowed() {
    String web = wire.get("/_apis/projects/web").json().get("id").getAsString();
    wire.patchJson("/_apis/projects/" + web + "?api-version=7.1", "{\"name\":\"shop\"}");
    String policy =
        """
        {"isEnabled":true,"isBlocking":true,"type":{"id":"fa4e907d-c16b-4a4c-9dfa-4906e5d171dd"},
         "settings":{"minimumApproverCount":1,"creatorVoteCounts":false,
          "scope":[{"repositoryId":null,"refName":"refs/heads/main","matchKind":"exact"}]}}""";
    Wire.Answer made = wire.post("/shop/_apis/policy/configurations?api-version=7.1", policy);
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(wire.get(LOG).strings(ENTRIES, "actionId"))
        .startsWith("Policy.PolicyConfigCreated", "Project.RenameCompleted");
  }
}
