// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final String BATCH = "/_apis/wit/$batch";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private static String entry(String method, String uri, String body) {
    String type = "{\"Content-Type\":\"application/json-patch+json\"}";
    return "{\"method\":%s,\"uri\":%s,\"headers\":%s%s}"
        .formatted(
            Wire.quote(method), Wire.quote(uri), type, body.isEmpty() ? "" : ",\"body\":" + body);
  }

  private static JsonObject body(Wire.Answer answer, int index) {
    JsonObject entry = answer.list().get(index).getAsJsonObject();
    return JsonParser.parseString(entry.get("body").getAsString()).getAsJsonObject();
  }

  @Test
  void eachEntryHasItsOwnOutcome() {
    wire.task("one");
    Wire.Answer answer =
        wire.patchJson(
            BATCH + "?api-version=7.1",
            Wire.document(
                entry(
                    "PATCH",
                    "/_apis/wit/workitems/1?api-version=7.1",
                    Wire.document(Wire.add("System.Title", "changed"))),
                entry(
                    "PATCH",
                    "/_apis/wit/workitems/9?api-version=7.1",
                    Wire.document(Wire.add("System.Title", "missing"))),
                entry(
                    "PATCH",
                    "/contoso/web/_apis/wit/workitems/$User%20Story?api-version=7.1",
                    Wire.document(Wire.add("System.Title", "made"))),
                entry(
                    "PATCH",
                    "/Größe%20%26%20Maß/_apis/wit/workitems/$Task?api-version=7.1",
                    Wire.document(Wire.add("System.Title", "abroad"))),
                entry("DELETE", "/_apis/wit/workitems/2?api-version=7.1", "")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("count").getAsInt()).isEqualTo(5);
    assertThat(answer.strings("value", "code")).containsExactly("200", "404", "200", "200", "200");
    assertThat(body(answer, 0).get("rev").getAsInt()).isEqualTo(2);
    assertThat(body(answer, 1).get("message").getAsString()).startsWith("TF401232:");
    assertThat(wire.item(1).field("System.Title")).isEqualTo("changed");
    assertThat(wire.item(2).status()).isEqualTo(404);
    assertThat(wire.item(3).field("System.TeamProject")).isEqualTo("Größe & Maß");
  }

  @Test
  void itNeedsNoVersionOfItsOwnAndMayBePosted() {
    wire.task("one");
    String delete = entry("DELETE", "/_apis/wit/workitems/1?api-version=7.1", "");
    assertThat(wire.post(BATCH, Wire.document(delete)).strings("value", "code"))
        .containsExactly("200");
    assertThat(wire.post(BATCH, "[]").json().get("count").getAsInt()).isZero();
  }

  @Test
  void aBatchThatCannotBeReadDoesNothing() {
    wire.task("one");
    String delete = entry("DELETE", "/_apis/wit/workitems/1?api-version=7.1", "");
    for (String bad :
        List.of(
            "1",
            "{}",
            "{\"method\":\"GET\",\"uri\":\"nowhere\"}",
            "{\"method\":\"GET\",\"uri\":\"/x\",\"headers\":{\"a\":[]}}",
            entry("POST", "/_apis/wit/$batch", "[]"))) {
      Wire.Answer answer = wire.post(BATCH, Wire.document(delete, bad));
      assertThat(answer.status()).as(bad).isEqualTo(400);
    }
    assertThat(wire.post(BATCH, "{}").status()).isEqualTo(400);
    assertThat(wire.item(1).status()).isEqualTo(200);
  }

  @Test
  void twoHundredEntriesAreTheMost() {
    wire.task("one");
    String get = entry("GET", "/_apis/wit/workitems/1", "");
    String most = IntStream.range(0, 200).mapToObj(i -> get).collect(Collectors.joining(","));
    assertThat(wire.post(BATCH, "[" + most + "]").list()).hasSize(200);
    assertThat(wire.post(BATCH, "[" + most + "," + get + "]").status()).isEqualTo(400);
  }

  @Test
  void aNewItemIsLinkedUnderTheNumberItGaveItself() {
    String path = "/web/_apis/wit/workitems/$Task?api-version=7.1";
    String parent =
        Wire.document(Wire.operation("add", "/id", "-1"), Wire.add("System.Title", "above"));
    String child =
        Wire.document(
            Wire.operation("add", "/id", "-2"),
            Wire.add("System.Title", "below"),
            Wire.link("System.LinkTypes.Hierarchy-Reverse", wire.itemUrl(-1)));
    String unknown =
        Wire.document(
            Wire.add("System.Title", "lost"),
            Wire.link("System.LinkTypes.Hierarchy-Reverse", wire.itemUrl(-9)));
    Wire.Answer answer =
        wire.post(
            BATCH,
            Wire.document(
                entry("PATCH", path, parent),
                entry("PATCH", path, child),
                entry("PATCH", path, unknown)));
    assertThat(answer.strings("value", "code")).startsWith("200", "200").doesNotContain("500");
    assertThat(answer.strings("value", "code").get(2)).startsWith("4");
    assertThat(wire.item(2).fields().get("System.Parent").getAsInt()).isEqualTo(1);
    assertThat(wire.item(3).status()).isEqualTo(404);
  }
}
