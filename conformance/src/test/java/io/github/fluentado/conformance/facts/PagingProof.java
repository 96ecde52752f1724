// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.json.Model;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The next page is asked for as the service wants it, and the walk ends where the list ends. */
final class PagingProof implements Proof {
  private static final String TOKEN_HEADER = "X-MS-ContinuationToken";

  private final Index index;

  PagingProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    Entry entry = index.main(fact);
    if (fact.get("style").equals("single")) {
      assertThat(entry.kind()).isNotEqualTo("paged");
      return;
    }
    assertThat(entry.kind()).isEqualTo("paged");
    if (fact.get("style").equals("offset")) {
      walkUntilAnEmptyPage(fact, entry);
      walkPastAShortPage(fact, entry);
      walkIsStoppedByAServiceThatIgnoresThePosition(fact, entry);
    } else {
      walkByTokens(fact, entry);
      walkIsStoppedByARepeatedToken(fact, entry);
      walkIsStoppedInACircle(fact, entry);
    }
  }

  /** The page in the middle is empty, which is not the end. */
  private static void walkByTokens(Fact fact, Entry entry) {
    Wire wire = new Wire();
    boolean numbers = fact.get("tokens").equals("number");
    List<String> tokens = numbers ? List.of("17", "23") : List.of("a+b/c=&d e", "{\"$:2\"}");
    answer(wire, fact, entry, tokens.get(0), numbers, 1, 2);
    answer(wire, fact, entry, tokens.get(1), numbers);
    answer(wire, fact, entry, "", numbers, 3);

    assertThat(marks(paged(wire, entry, Map.of()))).containsExactly(1, 2, 3);
    assertThat(wire.sent()).hasSize(3);
    assertThat(token(fact, wire.sent().get(0))).isEmpty();
    assertThat(token(fact, wire.sent().get(1))).containsExactly(tokens.get(0));
    assertThat(token(fact, wire.sent().get(2))).containsExactly(tokens.get(1));
    restIsTheSame(fact, wire);
  }

  private static void walkIsStoppedByARepeatedToken(Fact fact, Entry entry) {
    Wire wire = new Wire();
    answer(wire, fact, entry, "5", false, 1);
    answer(wire, fact, entry, "5", false, 2);
    Paged<?> paged = paged(wire, entry, Map.of());

    assertThatThrownBy(() -> paged.all().execute()).isInstanceOf(AzureDevOpsException.class);
    assertThat(wire.sent()).hasSize(2);
  }

  private static void walkIsStoppedInACircle(Fact fact, Entry entry) {
    Wire wire = new Wire();
    for (int i = 0; i < 8; i++) {
      answer(wire, fact, entry, i % 2 == 0 ? "5" : "6", false, i);
    }
    Paged<?> paged = paged(wire, entry, Map.of());

    assertThatThrownBy(() -> paged.all().execute()).isInstanceOf(AzureDevOpsException.class);
    assertThat(wire.sent()).hasSizeLessThan(6);
  }

  private static void walkUntilAnEmptyPage(Fact fact, Entry entry) {
    Wire wire = new Wire();
    answer(wire, fact, entry, "", false, 1, 2);
    answer(wire, fact, entry, "", false, 3);
    answer(wire, fact, entry, "", false);

    assertThat(marks(paged(wire, entry, Map.of()))).containsExactly(1, 2, 3);
    assertThat(wire.sent()).hasSize(3);
    assertThat(token(fact, wire.sent().get(0))).isEmpty();
    assertThat(token(fact, wire.sent().get(1))).containsExactly("2");
    assertThat(token(fact, wire.sent().get(2))).containsExactly("3");
    restIsTheSame(fact, wire);
  }

  /** Items are left out of pages, so that a short one tells nothing. */
  private static void walkPastAShortPage(Fact fact, Entry entry) {
    Wire wire = new Wire();
    answer(wire, fact, entry, "", false, 1, 2, 3);
    answer(wire, fact, entry, "", false, 3, 4);
    answer(wire, fact, entry, "", false);

    assertThat(marks(paged(wire, entry, size(fact, entry, 4)))).containsExactly(1, 2, 3, 4);
    assertThat(wire.sent()).hasSize(3);
    assertThat(token(fact, wire.sent().get(1))).containsExactly("3");
    assertThat(token(fact, wire.sent().get(2))).containsExactly("5");
    restIsTheSame(fact, wire);
  }

  private static void walkIsStoppedByAServiceThatIgnoresThePosition(Fact fact, Entry entry) {
    Wire wire = new Wire();
    answer(wire, fact, entry, "", false, 1, 2);
    answer(wire, fact, entry, "", false, 1, 2);
    Paged<?> paged = paged(wire, entry, size(fact, entry, 2));

    assertThatThrownBy(() -> paged.all().execute()).isInstanceOf(AzureDevOpsException.class);
    assertThat(wire.sent()).hasSize(2);
  }

  private static Map<String, Object> size(Fact fact, Entry entry, int items) {
    if (!fact.get("place").equals("body")) {
      return Map.of(fact.get("size"), items);
    }
    Type type = Requests.argumentType(entry, parametersNeeded(entry));
    Model body = (Model) StandIns.of(type, "body");
    return Map.of(Requests.BODY, body.with(fact.get("size"), new JsonPrimitive(items)));
  }

  private static int parametersNeeded(Entry entry) {
    return (int) entry.parameters().stream().filter(Entry.Parameter::required).count();
  }

  private static Paged<?> paged(Wire wire, Entry entry, Map<String, Object> given) {
    return (Paged<?>) new Requests(wire.toContoso()).make(entry, given);
  }

  private static List<Integer> marks(Paged<?> paged) {
    List<Integer> marks = new ArrayList<>();
    paged.forEach(item -> marks.add(mark(StandIns.json(item))));
    return marks;
  }

  private static int mark(JsonElement item) {
    return item instanceof JsonObject object ? object.get("mark").getAsInt() : item.getAsInt();
  }

  /** A page that names the next one, if a token is given, in the way of the operation. */
  private static void answer(
      Wire wire, Fact fact, Entry entry, String token, boolean number, int... marks) {
    JsonArray items = new JsonArray();
    Arrays.stream(marks).forEach(mark -> items.add(StandIns.json(entry.type(), mark)));
    if (fact.get("items").isEmpty()) {
      JsonObject wrapper = StandIns.object("count", new JsonPrimitive(marks.length));
      wrapper.add("value", items);
      boolean header = fact.get("style").equals("header") && !token.isEmpty();
      wire.answer(header ? Headers.none().with(TOKEN_HEADER, token) : Headers.none(), wrapper);
      return;
    }
    assertThat(fact.get("items").split(",")).contains(entry.pagedProperty());
    JsonObject envelope = StandIns.object(entry.pagedProperty(), items);
    if (fact.get("style").equals("body")) {
      next(fact, envelope, token, number);
    }
    wire.answer(envelope);
  }

  /** Where a flag tells the end, the last page still has a token, which must not be followed. */
  private static void next(Fact fact, JsonObject envelope, String token, boolean number) {
    boolean last = token.isEmpty();
    boolean flagged = fact.has("more") || fact.has("last");
    if (fact.has("more")) {
      envelope.addProperty(fact.get("more"), !last);
    }
    if (fact.has("last")) {
      envelope.addProperty(fact.get("last"), last);
    }
    if (!last || flagged) {
      String text = last ? "99" : token;
      envelope.add(
          fact.get("next"),
          number ? new JsonPrimitive(Integer.valueOf(text)) : new JsonPrimitive(text));
    }
  }

  private static List<String> token(Fact fact, Sent sent) {
    String name = fact.get("parameter");
    return switch (fact.get("place")) {
      case "query" -> sent.query(name);
      case "header" -> sent.headers().all(name);
      case "body" -> property(sent, name);
      default -> throw new IllegalArgumentException("no such place: " + fact.get("place"));
    };
  }

  private static List<String> property(Sent sent, String name) {
    JsonElement value = sent.json().getAsJsonObject().get(name);
    return value == null ? List.of() : List.of(value.getAsString());
  }

  /** But for its token, each request is like the first. */
  private static void restIsTheSame(Fact fact, Wire wire) {
    Map<String, Object> first = rest(fact, wire.sent().get(0));
    assertThat(wire.sent()).allSatisfy(sent -> assertThat(rest(fact, sent)).isEqualTo(first));
  }

  private static Map<String, Object> rest(Fact fact, Sent sent) {
    Map<String, Object> rest = new HashMap<>();
    rest.put("verb", sent.method());
    rest.put("address", sent.address());
    rest.put("query", sent.queryWithout(fact.get("parameter")));
    rest.put("headers", sent.headers().without(fact.get("parameter")).fields());
    if (fact.get("place").equals("body")) {
      JsonObject body = sent.json().getAsJsonObject();
      body.remove(fact.get("parameter"));
      rest.put("body", body);
    } else {
      rest.put("body", sent.body());
    }
    return rest;
  }
}
