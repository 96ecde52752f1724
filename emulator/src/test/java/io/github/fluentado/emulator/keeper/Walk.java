// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Described;
import io.github.fluentado.emulator.Described.Operation;
import io.github.fluentado.emulator.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a thing of a kind, gets it, finds it in the list, changes it and deletes it. */
final class Walk {
  private final Wire wire;
  private final Described described;
  private final Sample sample;
  private final Map<String, Kind> kinds;
  private final Map<String, String> parents = new HashMap<>();

  /**
   * A walk.
   *
   * @param there ids of things that are there, by shapes of their collections
   */
  Walk(Wire wire, Described described, Map<String, Kind> kinds, Map<String, String> there) {
    this.wire = wire;
    this.described = described;
    this.sample = new Sample(described);
    this.kinds = kinds;
    this.parents.putAll(there);
  }

  /** Somebody else answers: rules of an area, or nobody who remembers. */
  static final class NotKept extends RuntimeException {
    private final boolean madeUp;

    NotKept(Kind kind, Wire.Answer answer) {
      super(kind + ": " + answer.text());
      this.madeUp = !answer.header("X-Emulator-Synthesized").isEmpty();
    }

    boolean isMadeUp() {
      return madeUp;
    }
  }

  /** A thing that was made. */
  record Made(String id, JsonObject sent, Wire.Answer answer) {}

  /** Steps that were gone, in words; throws where one fails. */
  List<String> of(Kind kind) {
    List<String> steps = new ArrayList<>(List.of("create"));
    Made made = make(kind, true);
    JsonObject told = made.sent();
    get(kind, made.id(), told).ifPresent(answer -> steps.add("get"));
    list(kind, made.id(), told, 1).ifPresent(answer -> steps.add("list"));
    update(kind, made.id()).ifPresent(answer -> steps.add("update"));
    unknown(kind);
    Optional<Operation> deletion = Kind.find(kind.onOne, "delete");
    if (deletion.isPresent()) {
      Wire.Answer gone = ask(deletion.get(), made.id(), null);
      assertThat(gone.status()).as("delete " + gone.text()).isBetween(200, 299);
      assertThat(ask(deletion.get(), made.id(), null).status()).as("deleted twice").isEqualTo(404);
      Kind.find(kind.onOne, "get")
          .ifPresent(
              get ->
                  assertThat(ask(get, made.id(), null).status()).as("get deleted").isEqualTo(404));
      list(kind, made.id(), told, 0);
      steps.add("delete");
    }
    return steps;
  }

  Made make(Kind kind, boolean kept) {
    Operation maker = kind.maker().orElseThrow();
    boolean atPath = Kind.plain(maker.path()).endsWith("}");
    JsonObject sent = body(kind, maker, 1);
    String named = atPath ? named(kind, maker) : "";
    Wire.Answer answer = ask(maker, named, sent);
    if (kept && answer.header("X-Emulator-Kept").isEmpty()) {
      throw new NotKept(kind, answer);
    }
    if (!kept && answer.status() >= 300 && answer.header("X-Emulator-Kept").isEmpty()) {
      throw new NotKept(kind, answer);
    }
    assertThat(answer.status())
        .as("create " + maker.id() + " " + answer.text())
        .isBetween(200, 299);
    if (!answer.header("X-Emulator-Kept").isEmpty()) {
      checkForm(maker, answer);
    }
    return new Made(atPath ? named : id(kind, answer), sent, answer);
  }

  private String named(Kind kind, Operation maker) {
    String idName = kind.idName();
    Operation typed = Kind.find(kind.onOne, "get").orElse(maker);
    return typed.parameters().stream()
        .filter(parameter -> idName.equals(parameter.get("name")))
        .map(sample::text)
        .findFirst()
        .orElseThrow();
  }

  private JsonObject body(Kind kind, Operation operation, int round) {
    Operation reader = kind.reader().orElseThrow();
    return sample.facts(kind, sample.schema(operation), sample.thing(reader), round);
  }

  private String id(Kind kind, Wire.Answer answer) {
    JsonElement json = JsonParser.parseString(answer.text());
    JsonElement inner =
        json instanceof JsonObject list && list.has("value") ? list.get("value") : json;
    JsonElement one = inner instanceof JsonArray several ? several.get(0) : inner;
    if (one.isJsonPrimitive()) {
      return one.getAsString();
    }
    JsonObject whole = one.getAsJsonObject();
    JsonObject thing =
        whole.size() == 1 && whole.entrySet().iterator().next().getValue() instanceof JsonObject o
            ? o
            : whole;
    String idName = kind.idName().toLowerCase(Locale.ROOT).replace("refname", "referencename");
    return thing.keySet().stream()
        .filter(name -> name.equalsIgnoreCase(idName))
        .findFirst()
        .or(() -> thing.keySet().stream().filter("id"::equals).findFirst())
        .or(
            () ->
                thing.keySet().stream()
                    .filter(n -> idName.endsWith(n.toLowerCase(Locale.ROOT)))
                    .findFirst())
        .or(() -> thing.keySet().stream().filter(kind::isNamed).findFirst())
        .map(name -> thing.get(name).getAsString())
        .orElseThrow(() -> new AssertionError("no id in " + thing));
  }

  private Optional<Wire.Answer> get(Kind kind, String id, JsonObject wanted) {
    return Kind.find(kind.onOne, "get")
        .map(
            operation -> {
              Wire.Answer answer = ask(operation, id, null);
              assertThat(answer.status()).as("get " + answer.text()).isEqualTo(200);
              assertThat(answer.header("X-Emulator-Kept")).isEqualTo(operation.id());
              checkForm(operation, answer);
              if (answer.header("Content-Type").startsWith("application/json")) {
                assertTells(answer, wanted);
              } else if (wanted.has("stream")) {
                assertThat(answer.text()).isEqualTo("sample");
              }
              return answer;
            });
  }

  private static void assertTells(Wire.Answer answer, JsonObject wanted) {
    JsonElement json = JsonParser.parseString(answer.text());
    JsonElement told =
        json instanceof JsonObject o && o.has("value") && o.has("count") ? o.get("value") : json;
    JsonElement one = told instanceof JsonArray list && !list.isEmpty() ? list.get(0) : told;
    if (!(one instanceof JsonObject thing)) {
      return; // lines of a log
    }
    wanted
        .entrySet()
        .forEach(
            member ->
                assertThat(thing.get(member.getKey()))
                    .as(member.getKey() + " of " + answer.text())
                    .isEqualTo(member.getValue()));
  }

  private Optional<Wire.Answer> list(Kind kind, String id, JsonObject sent, int times) {
    return kind.lister()
        .map(
            operation -> {
              Wire.Answer answer = ask(operation, "", sent);
              if (times == 0 && answer.status() == 404) {
                return answer; // one that a query names
              }
              assertThat(answer.status()).as("list " + answer.text()).isEqualTo(200);
              checkForm(operation, answer);
              boolean found =
                  answer.text().contains("\"" + id + "\"")
                      || answer.text().contains(":" + id + ",")
                      || answer.text().contains(":" + id + "}");
              assertThat(found).as("%s in list %s", id, answer.text()).isEqualTo(times == 1);
              return answer;
            });
  }

  private Optional<Wire.Answer> update(Kind kind, String id) {
    return Kind.find(kind.onOne, "patch")
        .or(() -> Kind.find(kind.onOne, "put"))
        .map(
            operation -> {
              JsonObject sent = body(kind, operation, 2);
              Wire.Answer answer = ask(operation, id, sent);
              assertThat(answer.status()).as("update " + answer.text()).isBetween(200, 299);
              checkForm(operation, answer);
              get(kind, id, sent);
              return answer;
            });
  }

  private void unknown(Kind kind) {
    Kind.find(kind.onOne, "get")
        .ifPresent(
            operation -> {
              Map<String, Object> last =
                  operation.parameters().stream()
                      .filter(parameter -> kind.idName().equals(parameter.get("name")))
                      .findFirst()
                      .orElseThrow();
              String type =
                  String.valueOf(Described.map(requireNonNull(last.get("schema"))).get("type"));
              String id =
                  type.equals("integer") ? "987654" : "11111111-2222-3333-4444-555555555555";
              Wire.Answer answer = ask(operation, id, null);
              assertThat(answer.status()).as("unknown " + answer.text()).isEqualTo(404);
              assertThat(answer.typeKey()).isNotEmpty();
            });
  }

  private void checkForm(Operation operation, Wire.Answer answer) {
    Map<String, Object> schema = operation.jsonSchema();
    if (schema == null || !answer.header("Content-Type").startsWith("application/json")) {
      return;
    }
    JsonElement value = JsonParser.parseString(answer.text());
    if (!operation.text("x-ado-wrapper").isEmpty()) {
      value = value.getAsJsonObject().get("value");
    }
    assertThat(described.faults(operation.id(), value, schema)).isEmpty();
  }

  /** Sends a request whose last value is this one; what its path needs above is made before. */
  private Wire.Answer ask(Operation operation, String id, @Nullable JsonObject body) {
    String path = Kind.plain(operation.path());
    List<String> query = new ArrayList<>(List.of("api-version=" + version(operation)));
    String last =
        path.endsWith("}") ? path.substring(path.lastIndexOf('{') + 1, path.length() - 1) : "";
    Wire sender = wire;
    for (Map<String, Object> parameter : operation.parameters()) {
      String name = String.valueOf(parameter.get("name"));
      boolean required = Boolean.TRUE.equals(parameter.get("required"));
      if ("path".equals(parameter.get("in"))) {
        String value =
            name.equals(last) ? id : above(Kind.plain(operation.path()), parameter, name);
        path = path.replace("{" + name + "}", encoded(value));
      } else if ("query".equals(parameter.get("in")) && required) {
        String value =
            body != null && body.has(name) ? body.get(name).getAsString() : sample.text(parameter);
        query.add(encoded(name) + "=" + encoded(value));
      } else if (required) {
        sender = sender.with(name, sample.text(parameter));
      }
    }
    String target = path + "?" + String.join("&", query);
    String type = sample.mediaType(operation);
    return sender.send(
        operation.verb().toUpperCase(Locale.ROOT), target, type, text(operation, type, body));
  }

  private String text(Operation operation, String type, @Nullable JsonObject body) {
    if (type.isEmpty()) {
      return "";
    } else if (!type.contains("json")) {
      return "content";
    }
    JsonObject facts = body == null ? new JsonObject() : body;
    String value = facts.toString();
    if (type.contains("json-patch")) {
      JsonArray steps = new JsonArray();
      facts
          .entrySet()
          .forEach(
              member ->
                  steps.add(
                      JsonParser.parseString(
                          Wire.operation(
                              "add", "/" + member.getKey(), member.getValue().toString()))));
      value = steps.toString();
    } else if ("array".equals(sample.schema(operation).get("type"))) {
      value = "[" + value + "]";
    }
    return operation.text("x-ado-body-wrapper").isEmpty() ? value : "{\"value\":" + value + "}";
  }

  private static String version(Operation operation) {
    String version = operation.text("x-ado-version");
    return version.isEmpty() ? "7.1" : version;
  }

  /** The id of a thing above: one that was made, if there are such. */
  private String above(String path, Map<String, Object> parameter, String name) {
    int end = path.indexOf("{" + name + "}");
    if (end < path.indexOf("/_apis/")) {
      return sample.text(parameter);
    }
    String shape = Kind.shape(path.substring(0, end - 1));
    String known = parents.get(shape);
    if (known == null) {
      Kind kind = kinds.get(shape);
      known = kind != null && kind.isFamily() ? make(kind, false).id() : sample.text(parameter);
      parents.put(shape, known);
    }
    return known;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
