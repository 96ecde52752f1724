// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lists of values that fields can be limited to. */
final class PicklistRoutes implements Area {
  private static final String ALL = "work/processes/lists";
  private static final String ONE = ALL + "/{list}";
  private static final List<String> TYPES = List.of("String", "Integer", "Double");

  /** A list; suggested values limit nothing. */
  private record Picklist(
      UUID id, String name, String type, List<String> items, boolean suggested) {
    Picklist {
      items = List.copyOf(items);
    }
  }

  private final Tracking tracking;
  private final Sequence<Picklist> lists;
  private final Counter made;

  PicklistRoutes(Tracking tracking, Store store) {
    this.tracking = tracking;
    this.lists = store.sequence();
    this.made = store.counter();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", ALL, call -> Answers.list(lists.items(), this::brief)).in(ORGANIZATION),
        Route.of("POST", ALL, this::create).in(ORGANIZATION),
        Route.of("GET", ONE, call -> Answers.ok(full(find(call)))).in(ORGANIZATION),
        Route.of("PUT", ONE, this::replace).in(ORGANIZATION),
        Route.of("DELETE", ONE, this::delete).in(ORGANIZATION));
  }

  private Picklist find(Call call) {
    return find(call.part("list")).orElseThrow(() -> WitErrors.noPicklist(call.part("list")));
  }

  private Optional<Picklist> find(String id) {
    return lists.stream().filter(one -> one.id().toString().equalsIgnoreCase(id)).findFirst();
  }

  boolean has(String id) {
    return find(id).isPresent();
  }

  private Doc brief(Picklist list) {
    String url = tracking.organization().url() + "/_apis/work/processes/lists/" + list.id();
    return Doc.of("id", list.id())
        .with("name", list.name())
        .with("type", list.type())
        .with("isSuggested", list.suggested())
        .with("url", url);
  }

  private Doc full(Picklist list) {
    return brief(list).with("items", list.items());
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    String name = Json.string(body, "name");
    UUID id = tracking.organization().derivedId("picklist", name + "/" + made.next());
    Picklist list = read(body, id, null);
    lists.add(list);
    return Answers.ok(full(list));
  }

  private HttpAnswer replace(Call call) {
    Picklist old = find(call);
    Picklist next = read(call.object(), old.id(), old);
    lists.replaceAll(one -> one.id().equals(old.id()) ? next : one);
    return Answers.ok(full(next));
  }

  private HttpAnswer delete(Call call) {
    Picklist gone = find(call);
    if (tracking.fields().uses(gone.id().toString())) {
      throw WitErrors.badPicklist("The list " + gone.name() + " is that of a field.");
    }
    lists.removeIf(one -> one.id().equals(gone.id()));
    return HttpAnswer.empty(200);
  }

  private Picklist read(JsonObject body, UUID id, @Nullable Picklist old) {
    String name = Json.string(body, "name");
    String given = Json.string(body, "type");
    String wanted = given == null && old != null ? old.type() : String.valueOf(given);
    if (name == null || name.isBlank()) {
      throw WitErrors.badPicklist("A list needs a name.");
    }
    if (lists.stream().anyMatch(one -> one.name().equalsIgnoreCase(name) && !one.id().equals(id))) {
      throw WitErrors.badPicklist("There is a list " + name + " already.");
    }
    String type =
        TYPES.stream()
            .filter(wanted::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(() -> WitErrors.badPicklist("'" + wanted + "' is no type of lists."));
    return new Picklist(id, name, type, items(body, type), Json.flag(body, "isSuggested"));
  }

  private static List<String> items(JsonObject body, String type) {
    JsonElement items = Json.member(body, "items");
    List<String> texts =
        items instanceof JsonArray array
            ? array.asList().stream().map(Json::scalar).toList()
            : List.of();
    String form =
        type.equals("Integer") ? "-?\\d+" : type.equals("Double") ? "-?\\d+(\\.\\d+)?" : ".+";
    IntStream.range(0, texts.size())
        .filter(i -> !texts.get(i).matches(form) || texts.indexOf(texts.get(i)) < i)
        .findFirst()
        .ifPresent(
            i -> {
              throw WitErrors.badPicklist(
                  "'" + texts.get(i) + "' is no " + type + ", or in the list twice.");
            });
    return texts;
  }
}
