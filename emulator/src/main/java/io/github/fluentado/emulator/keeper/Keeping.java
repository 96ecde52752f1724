// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.description.Details.Body;
import io.github.fluentado.emulator.description.Operation;
import io.github.fluentado.emulator.description.Schema;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.keeper.Family.Manner;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.PatchStep;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request to a family. */
final class Keeping {
  private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

  /** Where what one thing holds was sent as a list. */
  static final String LIST = "$list";

  private static final String SETTINGS = "settings";

  private final Organization organization;
  private final Shelves shelves;
  private final Family family;
  private final Way way;
  private final Operation operation;
  private final Call call;
  private final Optional<Project> project;

  Keeping(
      Organization organization,
      Shelves shelves,
      Family family,
      Way way,
      Operation operation,
      Call call,
      Optional<Project> project) {
    this.organization = organization;
    this.shelves = shelves;
    this.family = family;
    this.way = way;
    this.operation = operation;
    this.call = call;
    this.project = project;
  }

  /** Nothing where nobody knows: settings that were never set. */
  Optional<HttpAnswer> answer(String shelf, Manner manner) {
    JsonElement body = new RequestCheck(organization, operation.details(), call).checked();
    Telling telling = new Telling(family, operation, call);
    if (manner == Manner.SETTINGS) {
      return settings(shelf, body, telling);
    }
    return Optional.of(things(shelf, body, telling));
  }

  private HttpAnswer things(String shelf, JsonElement body, Telling telling) {
    boolean item = way.isOfItem();
    return switch (operation.verb()) {
      case "POST" -> item ? telling.of(put(shelf, body)) : telling.of(make(shelf, body));
      case "PUT" -> item ? telling.of(put(shelf, body)) : telling.of(each(shelf, body));
      case "PATCH" ->
          item
              ? telling.of(List.of(changed(shelf, found(shelf, way.id()), body)))
              : telling.of(each(shelf, body));
      case "DELETE" -> telling.of(delete(shelf, item ? way.id() : idInQuery(shelf)));
      default -> item ? telling.of(all(shelf)) : telling.page(shelves.all(shelf));
    };
  }

  private Kept found(String shelf, String id) {
    return shelves.find(shelf, id).orElseThrow(() -> Keeper.missing(family, id));
  }

  /** The path may name several. */
  private List<Kept> all(String shelf) {
    Optional<Kept> one = shelves.find(shelf, way.id());
    return one.map(List::of)
        .orElseGet(
            () -> Arrays.stream(way.id().split(",", -1)).map(id -> found(shelf, id)).toList());
  }

  /** Of settings there is one at each path. What they were at first nobody knows. */
  private Optional<HttpAnswer> settings(String shelf, JsonElement body, Telling telling) {
    String place = way.isOfItem() ? Shelves.below(shelf, way.id()) : shelf;
    Optional<Kept> old = shelves.find(place, SETTINGS);
    String verb = operation.verb();
    if (verb.equals("DELETE")) {
      old.ifPresent(there -> shelves.remove(place, there));
      return old.map(there -> telling.of(List.of(there)));
    } else if (verb.equals("GET") || !(body instanceof JsonObject || isPatch())) {
      return old.map(there -> telling.of(List.of(there)));
    }
    Kept before = old.orElseGet(() -> new Kept(SETTINGS, new JsonObject(), null));
    Kept next = before.with(verb.equals("PUT") ? object(body) : merged(before, body));
    shelves.put(place, next);
    return Optional.of(telling.of(List.of(next)));
  }

  private List<Kept> make(String shelf, JsonElement body) {
    if (!(body instanceof JsonArray several)) {
      return List.of(make(shelf, object(body), null));
    }
    List<Kept> made = new ArrayList<>();
    several.forEach(one -> made.add(make(shelf, object(one), null)));
    return made;
  }

  private static JsonObject object(JsonElement body) {
    return body instanceof JsonObject object ? object.deepCopy() : new JsonObject();
  }

  /**
   * A new thing.
   *
   * @param named the id in the path; null when there is none
   */
  private Kept make(String shelf, JsonObject sent, @Nullable String named) {
    inQuery(sent);
    String id = named == null ? id(sent) : named;
    if (shelves.find(shelf, id).filter(other -> other.id().equalsIgnoreCase(id)).isPresent()) {
      throw ServiceException.of(
          409,
          "Microsoft.VisualStudio.Services.WebApi." + family.kind() + "ExistsException",
          3000,
          "There is a " + family.kind() + " '" + id + "' already.");
    }
    Kept made = new Kept(id, stamped(sent, null, id), content());
    shelves.put(shelf, made);
    return made;
  }

  /** What the query says of a thing's members, where the body does not. */
  private void inQuery(JsonObject sent) {
    List<String> members =
        family.schema().map(s -> List.copyOf(s.properties().keySet())).orElse(List.of());
    call.query()
        .values()
        .forEach(
            (name, value) -> {
              String plain = name.substring(name.lastIndexOf('.') + 1);
              if (members.stream().anyMatch(plain::equalsIgnoreCase)
                  && Json.member(sent, plain) == null) {
                sent.addProperty(plain, value);
              }
            });
  }

  private @Nullable HttpAnswer content() {
    boolean json =
        operation.details().body().map(Body::mediaType).filter(t -> t.contains("json")).isPresent();
    String type = call.headers().first("Content-Type").orElse("application/octet-stream");
    return json || call.body().length == 0 ? null : HttpAnswer.of(200, type, call.body());
  }

  private String id(JsonObject sent) {
    String type = family.idSchema().map(Schema::type).orElse("string");
    if (type.equals("integer")) {
      return Integer.toString(shelves.number(family.shape().kind()));
    }
    String member = family.idMember().orElse("id");
    String given = Json.string(sent, member);
    if (given != null && !given.isBlank() && !given.equals(NO_ID)) {
      return given;
    }
    int number = shelves.number(family.shape().kind());
    return organization.derivedId("kept", family.shape().kind() + "/" + number).toString();
  }

  private JsonObject stamped(JsonObject facts, @Nullable JsonObject before, String id) {
    Schema schema = family.schema().orElse(null);
    if (schema == null) {
      return facts;
    }
    String url = organization.url() + way.encoded(way.collection()) + "/" + Percent.encode(id);
    JsonObject stamped = new Stamp(organization, project, url).on(facts, before, schema);
    String member = family.idMember().orElse("");
    family
        .idSchema()
        .filter(type -> !member.isEmpty())
        .flatMap(type -> Scalars.takenOver(type, new JsonPrimitive(id)))
        .ifPresent(
            value -> {
              stamped.keySet().removeIf(member::equalsIgnoreCase);
              stamped.add(member, value);
            });
    return stamped;
  }

  /** At a path of its own: made anew where POST to the collection is not the way to do that. */
  private List<Kept> put(String shelf, JsonElement sent) {
    JsonElement body = sent instanceof JsonArray ? Doc.of(LIST, sent).json() : sent;
    Optional<Kept> old = shelves.find(shelf, way.id());
    if (old.isEmpty() && operation.verb().equals("PUT") && family.isMadeByPost()) {
      throw Keeper.missing(family, way.id());
    }
    return List.of(
        old.map(there -> changed(shelf, there, body))
            .orElseGet(() -> make(shelf, object(body), way.id())));
  }

  private Kept changed(String shelf, Kept old, JsonElement body) {
    JsonObject facts = operation.verb().equals("PUT") ? object(body) : merged(old, body);
    HttpAnswer content = content();
    Kept next = old.with(stamped(facts, old.facts(), old.id()));
    Kept whole = content == null ? next : next.with(content);
    shelves.put(shelf, whole);
    return whole;
  }

  private JsonObject merged(Kept old, JsonElement body) {
    return isPatch()
        ? Merging.of(old.facts(), PatchStep.parse(call))
        : Merging.of(old.facts(), object(body));
  }

  private boolean isPatch() {
    return operation.details().body().filter(b -> b.mediaType().contains("json-patch")).isPresent();
  }

  /** Those that a body at the collection names by their ids. */
  private List<Kept> each(String shelf, JsonElement body) {
    String member = family.idMember().orElse("id");
    List<JsonObject> sent = new ArrayList<>();
    if (body instanceof JsonArray several) {
      several.forEach(one -> sent.add(object(one)));
    } else if (Json.member(object(body), member) != null) {
      sent.add(object(body));
    } else {
      object(body).entrySet().stream()
          .filter(entry -> entry.getValue() instanceof JsonArray)
          .forEach(entry -> entry.getValue().getAsJsonArray().forEach(o -> sent.add(object(o))));
    }
    if (sent.isEmpty()) {
      return List.of(changed(shelf, found(shelf, idInQuery(shelf)), body));
    }
    return sent.stream()
        .map(one -> changed(shelf, found(shelf, String.valueOf(Json.string(one, member))), one))
        .toList();
  }

  /** The one value of the query that names a thing, or else the one whose name speaks of an id. */
  private String idInQuery(String shelf) {
    List<String> named =
        call.query().values().entrySet().stream()
            .filter(value -> !value.getKey().equalsIgnoreCase("api-version"))
            .filter(
                value ->
                    value.getKey().toLowerCase(Locale.ROOT).endsWith("id")
                        || shelves.find(shelf, value.getValue()).isPresent())
            .map(Map.Entry::getValue)
            .toList();
    if (named.size() != 1) {
      throw ServiceException.invalidArgument(
          "The request does not say which " + family.kind() + " it means.");
    }
    return named.get(0);
  }

  private List<Kept> delete(String shelf, String id) {
    Kept gone = found(shelf, id);
    shelves.remove(shelf, gone);
    return List.of(gone);
  }
}
