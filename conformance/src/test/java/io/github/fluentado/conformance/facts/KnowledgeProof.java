// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.conformance.facts.Entry.Parameter;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Model;
import io.github.fluentado.core.operation.OperationCall;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What is known of single operations is in what they send, and in what they make of an answer. */
final class KnowledgeProof implements Proof {
  private final Index index;

  KnowledgeProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    Entry entry = index.main(fact);
    String name = fact.get("name");
    String value = fact.get("value");
    switch (fact.get("rule")) {
      case "exists" -> tells(entry);
      case "refusal" -> refuses(entry, name, value);
      case "unless" -> waits(entry, name, value);
      case "partly" -> isDoneInPart(entry, name, value);
      case "host by path" -> goesTo(entry, Map.of(name, "rm"), value);
      case "host by query" -> goesTo(entry, Map.of(name, "rm"), value);
      case "host by body" -> goesTo(entry, Map.of(Requests.BODY, body(entry, name)), value);
      case "limit" -> isBounded(entry, name, Integer.parseInt(value));
      case "bytes" -> takesBytes(entry, name);
      case "any media type" -> takesAnyMediaType(entry);
      case "newer version" -> asksForTheVersion(entry, name, value);
      case "parameter" -> takes(entry, name);
      case "version" -> asksFor(entry, value);
      case "body property" -> sends(entry, name, value);
      default -> throw new IllegalArgumentException("no such rule: " + fact.get("rule"));
    }
  }

  private static Call<?> call(Wire wire, Entry entry, Map<String, Object> given) {
    return (Call<?>) new Requests(wire.toContoso()).make(entry, given);
  }

  private static void tells(Entry entry) {
    assertThat(call(new Wire().answer(Headers.none(), ""), entry, Map.of()).execute())
        .isEqualTo(true);
    Wire absent = new Wire().answer(404, Headers.none(), "");
    assertThat(call(absent, entry, Map.of()).execute()).isEqualTo(false);
    Wire refused = new Wire().answer(403, Headers.none(), "");
    assertThatThrownBy(() -> call(refused, entry, Map.of()).execute())
        .isInstanceOf(AzureDevOpsException.class);
  }

  private static void refuses(Entry entry, String property, String fine) {
    boolean flag = fine.equals("true");
    JsonObject bad =
        StandIns.object(property, flag ? new JsonPrimitive(false) : new JsonPrimitive("because"));
    Wire wire = new Wire().answer(bad);
    assertThatThrownBy(() -> call(wire, entry, Map.of()).execute())
        .isInstanceOfSatisfying(
            AzureDevOpsException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
              assertThat(refused.status()).hasValue(200);
              assertThat(refused).hasMessageContaining(property);
            });
    for (JsonObject good :
        List.of(
            StandIns.object(property, flag ? new JsonPrimitive(true) : new JsonPrimitive(fine)),
            new JsonObject())) {
      assertThat(call(new Wire().answer(good), entry, Map.of()).execute()).isNotNull();
    }
  }

  private static void waits(Entry entry, String property, String unless) {
    JsonObject early = StandIns.object(property, new JsonPrimitive(false));
    early.addProperty(unless, false);
    assertThat(call(new Wire().answer(early), entry, Map.of()).execute()).isNotNull();

    early.addProperty(unless, true);
    Wire late = new Wire().answer(early);
    assertThatThrownBy(() -> call(late, entry, Map.of()).execute())
        .isInstanceOf(AzureDevOpsException.class);
  }

  private static void isDoneInPart(Entry entry, String parts, String property) {
    JsonArray results = new JsonArray();
    for (boolean done : new boolean[] {true, false}) {
      results.add(StandIns.object("isSuccess", new JsonPrimitive(done)));
    }
    JsonObject partly = StandIns.object(property, new JsonPrimitive(false));
    partly.add(parts, results);
    assertThatThrownBy(() -> call(new Wire().answer(partly), entry, Map.of()).execute())
        .isInstanceOfSatisfying(
            AzureDevOpsException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(ErrorKind.PARTLY_DONE);
              assertThat(refused.reasons()).hasSize(1);
              assertThat(refused).hasMessageContaining("1 of 2 were done");
            });
  }

  private static Model body(Entry entry, String property) {
    List<Parameter> required = entry.parameters().stream().filter(Parameter::required).toList();
    Model body = (Model) StandIns.of(Requests.argumentType(entry, required.size()), "body");
    String[] path = property.split("\\.", -1);
    JsonElement value = new JsonPrimitive("rm");
    for (int i = path.length - 1; i > 0; i--) {
      value = StandIns.object(path[i], value);
    }
    return body.with(path[0], value);
  }

  private static void goesTo(Entry entry, Map<String, Object> given, String host) {
    Wire wire = new Wire().answer(new JsonObject()).answer(new JsonObject());
    Exchanged.quietly(call(wire, entry, given));
    Exchanged.quietly(call(wire, entry, Map.of()));

    assertThat(wire.sent().get(0).uri().getHost()).isEqualTo(host);
    assertThat(wire.sent().get(1).uri().getHost()).isEqualTo(entry.text("host"));
  }

  private static void isBounded(Entry entry, String parameter, int standard) {
    OperationCall<?, ?> plain = (OperationCall<?, ?>) call(new Wire(), entry, Map.of());
    assertThat(plain.mostItems()).hasValue(standard);
    if (parameter.isEmpty()) {
      return;
    }
    OperationCall<?, ?> bounded =
        (OperationCall<?, ?>) call(new Wire(), entry, Map.of(parameter, 7));
    assertThat(bounded.mostItems()).hasValue(7);
  }

  private static void takesBytes(Entry entry, String property) {
    Type type =
        Requests.argumentType(
            entry, (int) entry.parameters().stream().filter(Parameter::required).count());
    Model body = (Model) StandIns.of(type, "body");
    try {
      Method set = body.getClass().getMethod(property, byte[].class);
      Model filled = (Model) set.invoke(body, (Object) new byte[] {(byte) 0xff, 0, 1});
      assertThat(filled.json().get(property).getAsString()).isEqualTo("/wAB");
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(property + " takes no bytes", missing);
    }
  }

  private void takesAnyMediaType(Entry entry) {
    Wire wire = new Wire().answer(Headers.none(), "");
    try {
      Class<?> api = Class.forName(entry.text("class"));
      Object on =
          api.getConstructor(io.github.fluentado.core.Connection.class)
              .newInstance(wire.toContoso());
      Method method =
          Arrays.stream(api.getMethods())
              .filter(found -> found.getName().equals(entry.text("method")))
              .findFirst()
              .orElseThrow();
      ((Call<?>) method.invoke(on, "hook", "text/x-odd", RequestBody.of("{ signed }"))).execute();
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("takes no media type and content", missing);
    }
    assertThat(wire.only().header("Content-Type")).isEqualTo("text/x-odd");
    assertThat(wire.only().body()).isEqualTo("{ signed }");
  }

  private static void asksForTheVersion(Entry entry, String parameter, String version) {
    Type type = Requests.optionType(entry, entry.parameter(parameter).orElseThrow());
    Wire wire = new Wire().answer(Headers.none(), "").answer(Headers.none(), "");
    Requests requests = new Requests(wire.toContoso());
    Exchanged.quietly(requests.make(entry, Map.of(parameter, StandIns.of(type, "x"))));
    Exchanged.quietly(requests.make(entry, Map.of()));

    assertThat(wire.sent().get(0).query(parameter)).isNotEmpty();
    assertThat(wire.sent().get(0).query("api-version")).containsExactly(version);
    assertThat(wire.sent().get(1).query("api-version")).containsExactly(entry.text("version"));
  }

  private static void takes(Entry entry, String parameter) {
    Type type = Requests.optionType(entry, entry.parameter(parameter).orElseThrow());
    Wire wire = new Wire().answer(Headers.none(), "");
    Exchanged.quietly(
        new Requests(wire.toContoso()).make(entry, Map.of(parameter, StandIns.of(type, "x"))));
    assertThat(wire.only().query(parameter)).hasSize(1);
  }

  private static void asksFor(Entry entry, String version) {
    Wire wire = new Wire().answer(Headers.none(), "");
    Exchanged.quietly(new Requests(wire.toContoso()).make(entry));
    assertThat(wire.only().query("api-version")).containsExactly(version);
  }

  private static void sends(Entry entry, String property, String value) {
    Type type =
        Requests.argumentType(
            entry, (int) entry.parameters().stream().filter(Parameter::required).count());
    Model body = ((Model) StandIns.of(type, "body")).with(property, new JsonPrimitive(value));
    assertThat(body.unknown()).as("properties that the model does not know").isEmpty();
    assertThat(body.json().get(property).getAsString()).isEqualTo(value);
  }
}
