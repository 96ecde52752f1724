// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.Wire.add;
import static io.github.fluentado.emulator.Wire.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final TestClock clock = new TestClock();
  @AutoClose private final Emulator emulator = Emulator.builder().clock(clock).start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void threeRevisions() {
    wire.task("one");
    clock.advance(Duration.ofMinutes(1));
    wire.update(1, add("System.Title", "two"));
    clock.advance(Duration.ofMinutes(1));
    wire.update(1, add("System.Title", "three"), add("System.AssignedTo", "Ada Admin"));
  }

  @Test
  void revisionsComeInOrderAndInPages() {
    Wire.Answer all = wire.get("/_apis/wit/workItems/1/revisions?api-version=7.1");
    assertThat(all.list().asList())
        .extracting(
            r -> r.getAsJsonObject().getAsJsonObject("fields").get("System.Title").getAsString())
        .containsExactly("one", "two", "three");
    Wire.Answer page = wire.get("/web/_apis/wit/workItems/1/revisions?$top=1&$skip=1");
    assertThat(page.list()).hasSize(1);
    assertThat(page.list().get(0).getAsJsonObject().get("rev").getAsInt()).isEqualTo(2);
    Wire.Answer one = wire.get("/_apis/wit/workItems/1/revisions/2?$expand=all");
    assertThat(one.field("System.Title")).isEqualTo("two");
    assertThat(one.field("System.RevisedDate")).isEqualTo("2026-03-04T12:02:00Z");
    assertThat(one.json().getAsJsonObject("_links").has("parent")).isTrue();
    assertThat(wire.get("/_apis/wit/workItems/1/revisions/4").status()).isEqualTo(404);
    assertThat(wire.get("/_apis/wit/workItems/1/revisions/0").status()).isEqualTo(404);
    assertThat(wire.get("/_apis/wit/workItems/9/revisions").status()).isEqualTo(404);
  }

  @Test
  void updatesTellWhatChanged() {
    Wire.Answer all = wire.get("/_apis/wit/workItems/1/updates?api-version=7.1");
    assertThat(all.list()).hasSize(3);
    JsonObject first = all.list().get(0).getAsJsonObject();
    JsonObject id = first.getAsJsonObject("fields").getAsJsonObject("System.Id");
    assertThat(id.get("newValue").getAsInt()).isEqualTo(1);
    assertThat(id.has("oldValue")).isFalse();
    assertThat(first.get("revisedDate").getAsString()).isEqualTo("2026-03-04T12:01:00Z");
    Wire.Answer third = wire.get("/_apis/wit/workItems/1/updates/3");
    JsonObject title = third.fields().getAsJsonObject("System.Title");
    assertThat(title).hasToString("{\"oldValue\":\"two\",\"newValue\":\"three\"}");
    assertThat(third.fields().getAsJsonObject("System.AssignedTo").has("oldValue")).isFalse();
    assertThat(third.fields().has("System.State")).isFalse();
    assertThat(third.json().get("revisedDate").getAsString()).isEqualTo("9999-01-01T00:00:00Z");
    assertThat(wire.get("/_apis/wit/workItems/1/updates?$skip=2").list()).hasSize(1);
    assertThat(wire.get("/_apis/wit/workItems/1/updates/4").status()).isEqualTo(404);
  }

  @Test
  void aLinkIsAnUpdateOnBothEnds() {
    wire.task("other");
    wire.update(1, link("System.LinkTypes.Related", wire.itemUrl(2)));
    assertThat(wire.get("/_apis/wit/workItems/1/updates/4").json().getAsJsonObject("relations"))
        .matches(relations -> relations.getAsJsonArray("added").size() == 1);
    Wire.Answer far = wire.get("/_apis/wit/workItems/2/updates/2");
    assertThat(far.rev()).isEqualTo(1);
    assertThat(far.json().has("fields")).isFalse();
    assertThat(far.json().getAsJsonObject("relations").has("added")).isTrue();
  }

  @Test
  void reportingGivesAllRevisionsInBatches() {
    wire.create("Bug", add("System.Title", "b"));
    List<String> seen = new ArrayList<>();
    String token = "";
    boolean last = false;
    int batches = 0;
    while (!last) {
      Wire.Answer batch =
          wire.get(
              "/web/_apis/wit/reporting/workitemrevisions?api-version=7.1&$maxPageSize=3"
                  + "&fields=System.Title&continuationToken="
                  + token);
      batch
          .json()
          .getAsJsonArray("values")
          .forEach(
              value -> {
                JsonObject revision = value.getAsJsonObject();
                seen.add(revision.get("id") + "." + revision.get("rev"));
                assertThat(revision.getAsJsonObject("fields").keySet())
                    .containsExactly("System.Title");
              });
      token = batch.json().get("continuationToken").getAsString();
      last = batch.json().get("isLastBatch").getAsBoolean();
      assertThat(batch.json().get("nextLink").getAsString()).endsWith("=" + token);
      batches++;
    }
    assertThat(seen).containsExactly("1.1", "1.2", "1.3", "2.1");
    assertThat(batches).isEqualTo(2);
    wire.update(2, add("System.Title", "later"));
    Wire.Answer later =
        wire.get("/_apis/wit/reporting/workitemrevisions?continuationToken=" + token);
    assertThat(later.json().getAsJsonArray("values")).hasSize(1);
  }

  @Test
  void reportingFiltersAndWritesPeopleAsText() {
    wire.create("Bug", add("System.Title", "b"));
    Wire.Answer bugs =
        wire.post(
            "/_apis/wit/reporting/workitemrevisions?api-version=7.1", "{\"types\":[\"bug\"]}");
    assertThat(bugs.json().getAsJsonArray("values")).hasSize(1);
    JsonObject fields =
        bugs.json().getAsJsonArray("values").get(0).getAsJsonObject().getAsJsonObject("fields");
    assertThat(fields.get("System.ChangedBy").getAsString())
        .isEqualTo("Ada Admin <ada@contoso.example>");
    Wire.Answer latest =
        wire.get(
            "/_apis/wit/reporting/workitemrevisions?includeLatestOnly=true"
                + "&includeIdentityRef=true&types=Task");
    assertThat(latest.json().getAsJsonArray("values")).hasSize(1);
    assertThat(latest.text()).contains("uniqueName");
    assertThat(
            wire.get("/_apis/wit/reporting/workitemrevisions?startDateTime=2026-03-04T12:02:00Z")
                .json()
                .getAsJsonArray("values"))
        .hasSize(2);
    assertThat(wire.get("/_apis/wit/reporting/workitemrevisions?continuationToken=x").status())
        .isEqualTo(400);
    assertThat(wire.get("/_apis/wit/reporting/workitemrevisions?fields=No.Such").status())
        .isEqualTo(400);
  }
}
