// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.Paged;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** A walk obeys what the answer, or the way it was asked, tells of the end of the list. */
final class PagingEndProof implements Proof {
  private final Index index;

  PagingEndProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    Entry entry = index.main(fact);
    assertThat(entry.kind()).isEqualTo("paged");
    switch (fact.get("rule")) {
      case "next" -> {
        endsAfterTwo(entry, fact, new JsonPrimitive(20), new JsonPrimitive(0), "20");
        endsAfterTwo(entry, fact, new JsonPrimitive(2), new JsonPrimitive(0), "2");
      }
      case "last" ->
          endsAfterTwo(entry, fact, new JsonPrimitive(false), new JsonPrimitive(true), "2");
      case "total" -> endsAfterTwo(entry, fact, new JsonPrimitive(3), new JsonPrimitive(3), "2");
      case "reach" -> goesNoFarther(entry, Long.parseLong(fact.get("value")));
      case "alone" -> isOneAnswer(entry, fact.get("name"));
      case "needs" -> goesWithEveryPage(entry, fact.get("name"), fact.get("value"));
      case "later" -> namesThePlaceToAskLater(entry, fact);
      default -> throw new IllegalArgumentException("no such rule: " + fact.get("rule"));
    }
  }

  private static JsonObject page(Entry entry, int... marks) {
    JsonArray items = new JsonArray();
    for (int mark : marks) {
      items.add(StandIns.json(entry.type(), mark));
    }
    String property = entry.pagedProperty();
    return StandIns.object(property.isEmpty() ? "value" : property, items);
  }

  private static JsonObject page(Entry entry, String name, JsonElement value, int... marks) {
    JsonObject page = page(entry, marks);
    page.add(name, value);
    return page;
  }

  private static Paged<?> paged(Wire wire, Entry entry, Map<String, Object> given) {
    return (Paged<?>) new Requests(wire.toContoso()).make(entry, given);
  }

  private static void endsAfterTwo(
      Entry entry, Fact fact, JsonElement first, JsonElement second, String position) {
    Wire wire =
        new Wire()
            .answer(page(entry, fact.get("name"), first, 1, 2))
            .answer(page(entry, fact.get("name"), second, 3));

    assertThat(paged(wire, entry, Map.of()).all().execute()).hasSize(3);
    assertThat(wire.sent()).hasSize(2);
    assertThat(wire.sent().get(1).uri().getQuery() + wire.sent().get(1).body())
        .containsAnyOf("skip=" + position, "skip\":" + position);
  }

  private static void goesNoFarther(Entry entry, long reach) {
    JsonPrimitive hits = new JsonPrimitive(2 * reach);
    Wire wire =
        new Wire().answer(page(entry, "count", hits, 1)).answer(page(entry, "count", hits, 1, 2));
    Paged<?> paged = paged(wire, entry, Map.of());

    Page<?> before = paged.page(Long.toString(reach - 1)).execute();
    assertThat(before.token()).contains(Long.toString(reach));
    assertThat(before.unreached()).isZero();
    Page<?> last = paged.page(Long.toString(reach)).execute();
    assertThat(last.next()).isEmpty();
    assertThat(last.unreached()).isEqualTo(reach - 2);
  }

  private static void isOneAnswer(Entry entry, String name) {
    Type type = Requests.optionType(entry, entry.parameter(name).orElseThrow());
    Wire wire = new Wire().answer(page(entry, 1, 2));

    Paged<?> paged = paged(wire, entry, Map.of(name, StandIns.of(type, "id")));

    assertThat(paged.all().execute()).hasSize(2);
    assertThat(wire.only().query(name)).hasSize(1);
  }

  private static void goesWithEveryPage(Entry entry, String name, String value) {
    Wire wire = new Wire();
    for (String token : List.of("t1", "t2", "")) {
      var headers = io.github.fluentado.core.http.Headers.none();
      wire.answer(
          token.isEmpty() ? headers : headers.with("x-ms-continuationtoken", token),
          page(entry, 1));
    }
    paged(wire, entry, Map.of()).all().execute();

    assertThat(wire.sent()).hasSize(3);
    assertThat(wire.sent()).allSatisfy(sent -> assertThat(sent.query(name)).containsExactly(value));

    Type type = Requests.optionType(entry, entry.parameter(name).orElseThrow());
    Object given = StandIns.of(type, name);
    Wire other = new Wire().answer(page(entry, 1));
    paged(other, entry, Map.of(name, given)).all().execute();
    assertThat(other.only().query(name)).containsExactly(given.toString());
  }

  private static void namesThePlaceToAskLater(Entry entry, Fact fact) {
    JsonPrimitive token = new JsonPrimitive(7);
    Wire wire =
        new Wire()
            .answer(page(entry, fact.get("name"), token, 1))
            .answer(page(entry, fact.get("name"), token));
    Paged<?> paged = paged(wire, entry, Map.of());

    Page<?> last = paged.firstPage().execute().next().orElseThrow().execute();

    assertThat(last.items()).isEmpty();
    assertThat(last.next()).isEmpty();
    assertThat(last.token()).contains("7");
  }
}
