// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Described.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Nothing that is published leads nowhere, and what is made up has the form that is described. */
@Tag("jdk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryOperationTest {
  private static final Set<Integer> NEVER = Set.of(405, 500, 501);

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);
  private final Described described = new Described();

  @TestFactory
  List<DynamicTest> isAnswered() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String area : new TreeSet<>(described.operations().keySet())) {
      List<Operation> operations = requireNonNull(described.operations().get(area));
      tests.add(DynamicTest.dynamicTest(area, () -> operations.forEach(this::check)));
    }
    return tests;
  }

  private void check(Operation operation) {
    Wire.Answer answer = ask(operation);
    String what = operation.id() + ": " + answer.status() + " " + answer.text();
    boolean soOnTheService = operation.id().equals("pipelines_Preview_preview");
    assertThat(soOnTheService ? Set.of(405, 501) : NEVER).as(what).doesNotContain(answer.status());
    assertThat(answer.text()).as(what).doesNotContain("VssInvalidPreviewVersionException");
    String mark = answer.header("X-Emulator-Synthesized");
    if (mark.isEmpty()) {
      assertThat(answer.status() == 404 && leadsNowhere(answer)).as(what).isFalse();
      return;
    }
    assertThat(answer.status()).as(what).isBetween(200, 299);
    Map<String, Object> schema = operation.jsonSchema();
    if (schema != null && answer.header("Content-Type").startsWith("application/json")) {
      JsonElement value = JsonParser.parseString(answer.text());
      if (!operation.text("x-ado-wrapper").isEmpty()) {
        assertThat(value.getAsJsonObject().keySet()).containsExactly("count", "value");
        value = value.getAsJsonObject().get("value");
      }
      assertThat(described.faults(operation.id(), value, schema)).isEmpty();
    }
  }

  /** No resource is one thing, no route another. */
  private static boolean leadsNowhere(Wire.Answer answer) {
    return answer.text().startsWith("The controller for path '");
  }

  private Wire.Answer ask(Operation operation) {
    String path = operation.path().replaceFirst("#.*", "");
    List<String> query = new ArrayList<>();
    if (!operation.text("x-ado-version").isEmpty()) {
      query.add("api-version=" + operation.text("x-ado-version"));
    }
    Wire sender = wire;
    for (Map<String, Object> parameter : operation.parameters()) {
      String name = String.valueOf(parameter.get("name"));
      String value = value(parameter, name);
      if ("path".equals(parameter.get("in"))) {
        path = path.replace("{" + name + "}", encoded(value));
      } else if ("query".equals(parameter.get("in"))
          && Boolean.TRUE.equals(parameter.get("required"))) {
        query.add(encoded(name) + "=" + encoded(value));
      } else if (Boolean.TRUE.equals(parameter.get("required"))) {
        sender = sender.with(name, value);
      }
    }
    String target = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    Map<String, Object> content = body(operation);
    String type = content.isEmpty() ? "" : content.keySet().iterator().next();
    String body = content.isEmpty() ? "" : example(operation, type, content);
    return sender.send(operation.verb().toUpperCase(Locale.ROOT), target, type, body);
  }

  private static Map<String, Object> body(Operation operation) {
    Object body = operation.facts().get("requestBody");
    return body == null
        ? Map.of()
        : Described.map(requireNonNull(Described.map(body).get("content")));
  }

  private String example(Operation operation, String type, Map<String, Object> content) {
    if (!type.contains("json")) {
      return "sample";
    }
    Map<String, Object> media = Described.map(requireNonNull(content.get(type)));
    Map<String, Object> schema =
        described.resolved(Described.map(requireNonNull(media.get("schema"))));
    String value =
        switch (String.valueOf(schema.get("type"))) {
          case "array" -> "[]";
          case "string" -> "\"sample\"";
          case "integer", "number" -> "1";
          case "boolean" -> "true";
          default -> "{}";
        };
    boolean wrapped = !operation.text("x-ado-body-wrapper").isEmpty();
    return wrapped ? "{\"value\":" + value + "}" : value;
  }

  private String value(Map<String, Object> parameter, String name) {
    if (name.equals("project")) {
      return "web";
    } else if (name.equals("team")) {
      return "web Team";
    }
    Map<String, Object> schema =
        described.resolved(Described.map(requireNonNull(parameter.get("schema"))));
    if (schema.get("enum") instanceof List<?> known) {
      return String.valueOf(known.get(0));
    }
    return switch (schema.get("type") + " " + schema.get("format")) {
      case "string uuid" -> "6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c";
      case "string date-time" -> "2026-01-02T03:04:05Z";
      case "boolean null" -> "true";
      case "integer int32", "integer int64" -> "1";
      default -> "sample";
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
