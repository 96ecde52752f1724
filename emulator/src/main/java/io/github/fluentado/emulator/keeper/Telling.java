// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.description.Details;
import io.github.fluentado.emulator.description.Operation;
import io.github.fluentado.emulator.description.Schema;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells of kept things in the form that an operation answers in. */
final class Telling {
  private static final String JSON = "application/json";
  private static final String TOKEN = "x-ms-continuationtoken";

  private final Family family;
  private final Operation operation;
  private final Details details;
  private final Call call;

  Telling(Family family, Operation operation, Call call) {
    this.family = family;
    this.operation = operation;
    this.details = operation.details();
    this.call = call;
  }

  HttpAnswer of(List<Kept> things) {
    Map<String, Schema> forms = details.answers();
    if (forms.isEmpty()) {
      return HttpAnswer.empty(details.status());
    }
    Schema schema = forms.get(JSON);
    HttpAnswer content = things.isEmpty() ? null : things.get(0).content();
    boolean asked = call.headers().first("Accept").filter(a -> !a.contains("json")).isPresent();
    if (schema == null || (content != null && asked && forms.size() > 1)) {
      return content(things, content);
    }
    return Answers.json(details.status(), wrapped(value(schema, things)));
  }

  /** What was sent as it is, or in a member of JSON. */
  private static HttpAnswer content(List<Kept> things, @Nullable HttpAnswer sent) {
    String stream = things.isEmpty() ? null : Json.string(things.get(0).facts(), "stream");
    if (sent == null && stream != null) {
      byte[] bytes = Base64.getDecoder().decode(stream);
      return HttpAnswer.of(200, "application/octet-stream", bytes);
    }
    return sent == null ? HttpAnswer.empty(204) : sent;
  }

  private JsonElement value(Schema schema, List<Kept> things) {
    if (schema.type().equals("array")) {
      return list(schema.items().orElseThrow(), things);
    }
    JsonObject facts = things.isEmpty() ? new JsonObject() : things.get(0).facts();
    Optional<String> holder = listMember(schema);
    if (holder.isPresent()) {
      return held(schema, holder.get(), things);
    }
    return member(schema)
        .<JsonElement>map(name -> Doc.of(name, Shaped.object(property(schema, name), facts)).json())
        .or(() -> Shaped.of(schema, facts))
        .or(() -> Scalars.takenOver(schema, new JsonPrimitive(things.get(0).id())))
        .orElse(facts);
  }

  private static Schema property(Schema schema, String name) {
    return Objects.requireNonNull(schema.properties().get(name));
  }

  private static JsonArray list(Schema items, List<Kept> things) {
    JsonArray list = new JsonArray();
    for (Kept thing : things) {
      HttpAnswer content = thing.content();
      if (thing.facts().get(Keeping.LIST) instanceof JsonArray several) {
        several.forEach(one -> Shaped.of(items, one).ifPresent(list::add));
        continue;
      } else if (content != null && items.type().equals("string")) {
        content.bodyText().lines().forEach(list::add);
        continue;
      }
      Shaped.of(items, thing.facts())
          .or(() -> Scalars.takenOver(items, new JsonPrimitive(thing.id())))
          .ifPresent(list::add);
    }
    return list;
  }

  /** The member of another object that is such a thing, where there is one. */
  private Optional<String> member(Schema schema) {
    String kind = family.kind();
    List<String> names =
        schema.properties().entrySet().stream()
            .filter(property -> property.getValue().component().equals(kind))
            .map(Map.Entry::getKey)
            .toList();
    return schema.component().equals(kind) || names.size() != 1
        ? Optional.empty()
        : Optional.of(names.get(0));
  }

  /** The member of another object that lists such things. */
  private Optional<String> listMember(Schema schema) {
    String kind = family.kind();
    String described = fact("items");
    return schema.component().equals(kind)
        ? Optional.empty()
        : schema.properties().entrySet().stream()
            .filter(property -> property.getValue().type().equals("array"))
            .filter(
                property ->
                    property.getKey().equals(described)
                        || property
                            .getValue()
                            .items()
                            .filter(items -> items.component().equals(kind))
                            .isPresent())
            .map(Map.Entry::getKey)
            .findFirst();
  }

  /** About pages as they are described; empty where nothing is told. */
  private String fact(String name) {
    return details
        .paging()
        .flatMap(paging -> Optional.ofNullable(Json.string(paging, name)))
        .orElse("");
  }

  private static JsonObject held(Schema schema, String name, List<Kept> things) {
    Schema items = property(schema, name).items().orElseThrow();
    JsonObject object = new JsonObject();
    object.add(name, list(items, things));
    for (String count : List.of("count", "totalCount")) {
      if (schema.properties().containsKey(count)) {
        object.addProperty(count, things.size());
      }
    }
    return object;
  }

  /** All things, or the page of them that is asked for. */
  HttpAnswer page(List<Kept> all) {
    Listing.Page page = new Listing(call, details, family).of(all);
    Schema schema = details.answers().get(JSON);
    boolean one = schema != null && schema.component().equals(family.kind());
    if (one && page.things().isEmpty()) {
      throw Keeper.missing(family, String.join(",", call.query().values().values()));
    }
    HttpAnswer answer = of(page.things());
    if (page.next().isEmpty()) {
      return answer;
    }
    String next = fact("next");
    if (next.isEmpty()) {
      return answer.with(TOKEN, page.next());
    }
    JsonObject body = Json.parse(answer.bodyText()).getAsJsonObject();
    body.addProperty(next, page.next());
    return Answers.json(details.status(), body);
  }

  private JsonElement wrapped(JsonElement value) {
    if (operation.wrapper().isEmpty()) {
      return value;
    }
    int count = value instanceof JsonArray list ? list.size() : 1;
    return Doc.of("count", count).with("value", value).json();
  }
}
