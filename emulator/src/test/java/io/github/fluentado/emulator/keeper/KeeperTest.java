// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Snapshot;
import io.github.fluentado.emulator.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Variables, delivery plans and the like: kept by the rules that all families share. */
class KeeperTest {
  private static final String VARIABLES = "/web/_apis/testplan/variables";
  private static final String DELIVERY = "/web/_apis/work/plans";
  private static final String V = "?api-version=7.1";
  private static final String PV = "?api-version=7.1-preview.1";

  @AutoClose
  private final Emulator emulator =
      Emulator.builder().clock(InstantSource.fixed(Instant.parse("2026-03-04T12:00:00Z"))).start();

  private final Wire wire = Wire.of(emulator);

  private int variable(String name) {
    Wire.Answer made = wire.post(VARIABLES + V, "{\"name\":\"" + name + "\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.id();
  }

  @Test
  void aThingHasWhatWasSaidAndWhatTheServiceSets() {
    JsonObject plan = wire.get(deliveryPlan() + V).json();
    assertThat(plan.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "name",
            "type",
            "revision",
            "createdByIdentity",
            "createdDate",
            "modifiedByIdentity",
            "modifiedDate",
            "url");
    assertThat(plan.get("revision").getAsInt()).isEqualTo(1);
    assertThat(plan.get("createdDate").getAsString()).isEqualTo("2026-03-04T12:00:00Z");
    assertThat(plan.get("url").getAsString())
        .isEqualTo(emulator.url() + DELIVERY + "/" + plan.get("id").getAsString());
    JsonObject variable = wire.get(VARIABLES + "/" + variable("nightly") + V).json();
    assertThat(variable.keySet()).containsExactlyInAnyOrder("id", "name", "project");
    assertThat(variable.get("id").getAsInt()).isEqualTo(1);
    assertThat(variable.getAsJsonObject("project").get("name").getAsString()).isEqualTo("web");
  }

  private String deliveryPlan() {
    JsonObject made =
        wire.post(DELIVERY + V, "{\"name\":\"p\",\"type\":\"deliveryTimelineView\"}").json();
    return DELIVERY + "/" + made.get("id").getAsString();
  }

  @Test
  void changesMergeAndCountRevisions() {
    String one = VARIABLES + "/" + variable("a") + V;
    wire.patchJson(one, "{\"description\":\"d\",\"values\":[\"v\"]}");
    JsonObject changed = wire.patchJson(one, "{\"description\":null}").json();
    assertThat(changed.getAsJsonArray("values")).hasSize(1);
    assertThat(changed.has("description")).isFalse();
    assertThat(wire.get(one).json()).isEqualTo(changed);
    String plan = deliveryPlan();
    emulator.clock().advance(Duration.ofHours(1));
    JsonObject next =
        wire.send("PUT", plan + V, "application/json", "{\"name\":\"q\",\"revision\":1}").json();
    assertThat(next.get("revision").getAsInt()).isEqualTo(2);
    assertThat(next.get("createdDate").getAsString()).isEqualTo("2026-03-04T12:00:00Z");
    assertThat(next.get("modifiedDate").getAsString()).isEqualTo("2026-03-04T13:00:00Z");
  }

  @Test
  void whoNamesARevisionMustHaveSeenTheNewest() {
    String plan = deliveryPlan() + V;
    String json = "application/json";
    wire.send("PUT", plan, json, "{\"name\":\"q\",\"revision\":1}");
    Wire.Answer late = wire.send("PUT", plan, json, "{\"name\":\"r\",\"revision\":1}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.message()).contains("revision 2").contains("revision 1");
    assertThat(wire.send("PUT", plan, json, "{\"revision\":\"x\"}").status()).isEqualTo(400);
    assertThat(wire.get(plan).json().get("name").getAsString()).isEqualTo("q");
    JsonObject next = wire.send("PUT", plan, json, "{\"name\":\"r\",\"revision\":2}").json();
    assertThat(next.get("revision").getAsInt()).isEqualTo(3);
  }

  @Test
  void whatIsUnknownOrDeletedIsNotFound() {
    String one = VARIABLES + "/" + variable("a") + V;
    assertThat(wire.get(VARIABLES + "/9" + V).typeKey()).isEqualTo("TestVariableNotFoundException");
    assertThat(wire.patchJson(VARIABLES + "/9" + V, "{}").status()).isEqualTo(404);
    assertThat(wire.delete(one).status()).isBetween(200, 204);
    assertThat(wire.delete(one).status()).isEqualTo(404);
    assertThat(wire.get(one).status()).isEqualTo(404);
    assertThat(wire.get(VARIABLES + V).json().get("count").getAsInt()).isZero();
    assertThat(variable("b")).as("ids are not given twice").isEqualTo(2);
  }

  @Test
  void projectsAndOrganizationsDoNotMix() {
    int id = variable("a");
    String other = "/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/testplan/variables";
    assertThat(wire.get(other + V).list()).isEmpty();
    assertThat(wire.get(other + "/" + id + V).status()).isEqualTo(404);
    String project = wire.get("/_apis/projects/web").json().get("id").getAsString();
    assertThat(wire.get("/" + project + "/_apis/TestPlan/VARIABLES/" + id + V).id()).isEqualTo(id);
    try (Emulator another = Emulator.start()) {
      assertThat(Wire.of(another).get(VARIABLES + V).list()).isEmpty();
    }
  }

  @Test
  void whatIsBelowAThingNeedsItAndGoesWithIt() {
    String groups = "/_apis/groupentitlements";
    String member = "/members/22222222-2222-2222-2222-222222222222" + PV;
    String json = "application/json";
    String unknown = groups + "/11111111-1111-1111-1111-111111111111";
    assertThat(wire.send("PUT", unknown + member, json, "{}").typeKey())
        .isEqualTo("GroupEntitlementNotFoundException");
    wire.post(groups + PV, "{\"group\":{\"displayName\":\"g\"}}");
    String group =
        groups
            + "/"
            + wire.get(groups + PV).list().get(0).getAsJsonObject().get("id").getAsString();
    wire.send("PUT", group + member, json, "{}");
    assertThat(wire.get(group + "/members" + PV).text()).contains("22222222");
    wire.delete(group + PV);
    assertThat(wire.get(group + "/members" + PV).typeKey())
        .isEqualTo("GroupEntitlementNotFoundException");
  }

  @Test
  void whatAnAreaHasMayBeAParent() {
    String runs = "/web/_apis/test/runs";
    String attachments = "/attachments?api-version=7.1";
    String file = "{\"stream\":\"c2FtcGxl\",\"fileName\":\"log.txt\"}";
    assertThat(wire.post(runs + "/9" + attachments, file).typeKey())
        .isEqualTo("TestObjectNotFoundException");
    int run = wire.post(runs + V, "{\"name\":\"r\"}").id();
    int attachment = wire.post(runs + "/" + run + attachments, file).id();
    assertThat(wire.get(runs + "/" + run + "/attachments/" + attachment + V).text())
        .isEqualTo("sample");
    assertThat(wire.get(runs + "/" + run + attachments).text()).contains("log.txt");
    String other = "/web/_apis/testresults/runs/" + run;
    assertThat(wire.get(other + "/attachments/" + attachment + PV).text()).isEqualTo("sample");
    assertThat(wire.post(other + "/attachments" + PV, file).id()).isNotEqualTo(attachment);
    assertThat(wire.get(other + V).json().get("name").getAsString()).isEqualTo("r");
  }

  @Test
  void namesDoForIdsAndIdsStayThroughRenaming() {
    String plan = deliveryPlan();
    String json = "application/json";
    assertThat(wire.send("PUT", DELIVERY + "/P" + V, json, "{\"name\":\"kit\"}").status())
        .isEqualTo(200);
    assertThat(wire.get(plan + V).json().get("name").getAsString()).isEqualTo("kit");
    assertThat(wire.get(DELIVERY + "/p" + V).status()).isEqualTo(404);
    assertThat(wire.get(DELIVERY + "/kit" + V).json()).isEqualTo(wire.get(plan + V).json());
  }

  @Test
  void pagesFollowEachOtherByTheTokenThatIsGiven() {
    for (int i = 0; i < 5; i++) {
      variable("p" + i);
    }
    String page = VARIABLES + V + "&$top=2";
    Wire.Answer first = wire.get(page);
    assertThat(first.strings("value", "name")).containsExactly("p0", "p1");
    String token = first.header("x-ms-continuationtoken");
    Wire.Answer second = wire.get(page + "&continuationToken=" + token);
    assertThat(second.strings("value", "name")).containsExactly("p2", "p3");
    String last = second.header("x-ms-continuationtoken");
    Wire.Answer third = wire.get(page + "&continuationToken=" + last);
    assertThat(third.strings("value", "name")).containsExactly("p4");
    assertThat(third.header("x-ms-continuationtoken")).isEmpty();
    assertThat(wire.get(page + "&continuationToken=x").status()).isEqualTo(400);
  }

  @Test
  void settingsArePutAndGotAtTheirPath() {
    String settings = "/web/_apis/test/resultretentionsettings" + V;
    assertThat(wire.get(settings).header("X-Emulator-Synthesized")).isNotEmpty();
    wire.patchJson(settings, "{\"automatedResultsRetentionDuration\":30}");
    JsonObject kept = wire.get(settings).json();
    assertThat(kept.get("automatedResultsRetentionDuration").getAsInt()).isEqualTo(30);
    assertThat(kept.has("manualResultsRetentionDuration")).isFalse();
  }

  @Test
  void contentIsKeptAsItCame() {
    String files = "/web/_apis/distributedtask/securefiles";
    byte[] bytes = {0, 1, (byte) 0xff};
    JsonObject made =
        wire.send("POST", files + PV + "&name=key.p12", "application/octet-stream", bytes).json();
    assertThat(made.get("name").getAsString()).isEqualTo("key.p12");
    String one = files + "/" + made.get("id").getAsString() + PV;
    assertThat(wire.with("Accept", "application/octet-stream").get(one + "&ticket=t").bytes())
        .isEqualTo(bytes);
    assertThat(new String(wire.get(one).bytes(), StandardCharsets.UTF_8)).contains("key.p12");
  }

  @Test
  void aSecondOfAGivenIdIsRefused() {
    String plan =
        "{\"id\":\"11111111-1111-1111-1111-111111111111\",\"name\":\"%s\","
            + "\"type\":\"deliveryTimelineView\"}";
    JsonObject made = wire.post(DELIVERY + V, plan.formatted("p")).json();
    assertThat(made.get("id").getAsString()).isEqualTo("11111111-1111-1111-1111-111111111111");
    assertThat(wire.post(DELIVERY + V, plan.formatted("q")).status()).isEqualTo(409);
    assertThat(wire.get(DELIVERY + V).strings("value", "name")).containsExactly("p");
  }

  @Test
  void snapshotsAndResetsCountForWhatIsKept() {
    Snapshot before = emulator.snapshot();
    int id = variable("a");
    emulator.restore(before);
    assertThat(wire.get(VARIABLES + "/" + id + V).status()).isEqualTo(404);
    variable("b");
    emulator.reset();
    assertThat(wire.get(VARIABLES + V).list()).isEmpty();
  }
}
