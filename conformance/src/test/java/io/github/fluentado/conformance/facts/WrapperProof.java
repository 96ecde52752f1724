// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.json.Model;

/** Lists and maps at the root are taken out of their wrapper; nothing else is. */
final class WrapperProof implements Proof {
  private final Index index;

  WrapperProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    Entry entry = index.main(fact);
    assertThat(entry.structured()).as("gives JSON").isTrue();
    switch (fact.get("shape")) {
      case "list" -> wrapped(entry, list(entry));
      case "map" -> wrapped(entry, StandIns.json(entry.type(), 2));
      case "bare" -> bare(entry);
      default -> throw new IllegalArgumentException("no such shape: " + fact.get("shape"));
    }
    if (fact.get("shape").equals("map")) {
      assertThat(entry.type()).matches("map\\(.*|.*PropertyBag");
    }
  }

  private static JsonArray list(Entry entry) {
    boolean paged = entry.kind().equals("paged");
    assertThat(paged || entry.type().startsWith("list(")).as("is a list").isTrue();
    String item = paged ? entry.type() : entry.type().replaceAll("^list\\(|\\)$", "");
    JsonArray list = new JsonArray();
    list.add(StandIns.json(item, 1));
    list.add(StandIns.json(item, 2));
    return list;
  }

  private static void wrapped(Entry entry, JsonElement value) {
    JsonObject answer = StandIns.object("count", new JsonPrimitive(2));
    answer.add("value", value);

    assertThat(first(entry, answer)).isEqualTo(value);
  }

  /** An object that happens to have the properties of a wrapper keeps them. */
  private static void bare(Entry entry) {
    boolean paged = entry.kind().equals("paged");
    JsonElement answer = StandIns.json(paged ? "an object" : entry.type(), 1);
    if (answer instanceof JsonObject object) {
      object.addProperty("count", 2);
      object.add("value", new JsonArray());
    }
    if (paged) {
      assertThat(entry.pagedProperty()).as("property with the items").isNotEmpty();
      assertThat(envelope(entry, (JsonObject) answer)).isEqualTo(answer);
    } else {
      assertThat(entry.type()).doesNotStartWith("list(");
      assertThat(first(entry, answer)).isEqualTo(answer);
    }
  }

  private static JsonElement envelope(Entry entry, JsonObject answer) {
    Paged<?> paged = (Paged<?>) request(entry, answer);
    return paged.firstPage().execute().envelope(Model.class).orElseThrow().json();
  }

  /** The answer; of a paged operation its first page. */
  private static JsonElement first(Entry entry, JsonElement answer) {
    Object request = request(entry, answer);
    return StandIns.json(
        request instanceof Paged<?> paged
            ? paged.firstPage().execute().items()
            : Requests.run(request));
  }

  private static Object request(Entry entry, JsonElement answer) {
    return new Requests(new Wire().answer(answer).toContoso()).make(entry);
  }
}
