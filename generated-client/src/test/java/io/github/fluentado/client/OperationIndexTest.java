// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.core.operation.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index of operations and the classes that it names say the same. */
class OperationIndexTest {
  static List<JsonObject> operations() throws IOException {
    try (InputStream index =
            OperationIndexTest.class.getResourceAsStream("/META-INF/fluent-ado/operations.json");
        Reader text =
            new InputStreamReader(Objects.requireNonNull(index), StandardCharsets.UTF_8)) {
      List<JsonObject> operations = new ArrayList<>();
      JsonParser.parseReader(text)
          .getAsJsonArray()
          .forEach(operation -> operations.add(operation.getAsJsonObject()));
      return operations;
    }
  }

  @Test
  void everyApiIsInTheIndexAndNoOther() throws IOException {
    Set<String> named = new HashSet<>();
    operations().forEach(operation -> named.add(text(operation, "class")));

    assertThat(Generated.apis().map(Class::getName)).containsExactlyInAnyOrderElementsOf(named);
    assertThat(operations()).hasSizeGreaterThan(1100);
  }

  @Test
  void theClassesFitTheirEntries() throws IOException, ReflectiveOperationException {
    for (JsonObject entry : operations()) {
      fits(entry);
    }
  }

  private static void fits(JsonObject entry) throws ReflectiveOperationException {
    Class<?> request = Generated.load(text(entry, "request"));
    Field field = request.getDeclaredField("OPERATION");
    field.setAccessible(true);
    Operation operation = (Operation) field.get(null);
    Method method = method(Generated.load(text(entry, "class")), text(entry, "method"));

    assertThat(operation.id()).isEqualTo(text(entry, "id"));
    assertThat(operation.path()).isEqualTo(text(entry, "path"));
    assertThat(operation.version()).isEqualTo(text(entry, "version"));
    assertThat(method.getReturnType()).as(operation.id()).isEqualTo(request);
    assertThat(method.getParameterCount()).as(operation.id()).isEqualTo(needed(entry));
    for (JsonElement parameter : parameters(entry)) {
      if (!parameter.getAsJsonObject().get("required").getAsBoolean()) {
        String option = text(parameter.getAsJsonObject(), "name");
        assertThat(method(request, option).getReturnType()).isEqualTo(request);
      }
    }
  }

  private static long needed(JsonObject entry) {
    long needed =
        parameters(entry).asList().stream()
            .filter(parameter -> parameter.getAsJsonObject().get("required").getAsBoolean())
            .count();
    JsonObject body = entry.getAsJsonObject("body");
    return body != null && body.get("required").getAsBoolean() ? needed + 1 : needed;
  }

  private static JsonArray parameters(JsonObject entry) {
    return entry.getAsJsonArray("parameters");
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .findFirst()
        .orElseThrow();
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }
}
