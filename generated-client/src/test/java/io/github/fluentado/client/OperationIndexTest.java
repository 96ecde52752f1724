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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** {@code getZip} beside {@code getAsZip}: a reader cannot tell which is which. */
  @Test
  void noTwoMethodsOfAnApiDifferByAnAsAlone() throws IOException {
    Set<String> names = new HashSet<>();
    operations().forEach(entry -> names.add(text(entry, "class") + "." + text(entry, "method")));

    assertThat(names)
        .filteredOn(name -> !name.equals(withoutAs(name)))
        .allSatisfy(name -> assertThat(names).doesNotContain(withoutAs(name)));
    assertThat(withoutAs("BlobsApi.getAsZip")).isEqualTo("BlobsApi.getZip");
  }

  private static String withoutAs(String name) {
    return name.replaceFirst("As(?=[A-Z][a-z]+$)", "");
  }

  private static void fits(JsonObject entry) throws ReflectiveOperationException {
    Class<?> request = Generated.load(text(entry, "request"));
    Field field = request.getDeclaredField("OPERATION");
    field.setAccessible(true);
    Operation operation = (Operation) field.get(null);
    List<Method> methods = methods(Generated.load(text(entry, "class")), text(entry, "method"));

    assertThat(operation.id()).isEqualTo(text(entry, "id"));
    assertThat(operation.path()).isEqualTo(text(entry, "path"));
    assertThat(operation.version()).isEqualTo(text(entry, "version"));
    assertThat(methods)
        .as(operation.id())
        .allSatisfy(method -> assertThat(method.getReturnType()).isEqualTo(request));
    assertThat(methods)
        .as(operation.id())
        .extracting(Method::getParameterCount)
        .containsExactlyInAnyOrderElementsOf(counts(entry));
    for (JsonElement parameter : parameters(entry)) {
      if (!parameter.getAsJsonObject().get("required").getAsBoolean()) {
        String option = text(parameter.getAsJsonObject(), "name");
        assertThat(methods(request, option))
            .isNotEmpty()
            .allSatisfy(method -> assertThat(method.getReturnType()).isEqualTo(request));
      }
    }
  }

  /** Of the method, and of the one that takes the project from where it is viewed. */
  private static List<Integer> counts(JsonObject entry) {
    List<JsonObject> needed =
        parameters(entry).asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(parameter -> parameter.get("required").getAsBoolean())
            .toList();
    JsonObject body = entry.getAsJsonObject("body");
    boolean bodied = body != null && body.get("required").getAsBoolean();
    // A body of any media type is given with its type.
    int bodyParts = bodied ? (text(body, "mediaType").equals("*/*") ? 2 : 1) : 0;
    int count = needed.size() + bodyParts;
    boolean inProject = needed.stream().anyMatch(p -> text(p, "name").equals("project"));
    return inProject && text(entry, "path").contains("{project}")
        ? List.of(count, count - 1)
        : List.of(count);
  }

  private static JsonArray parameters(JsonObject entry) {
    return entry.getAsJsonArray("parameters");
  }

  private static List<Method> methods(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .toList();
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  /** So that what names the same thing stands at the same place, whatever the published order. */
  @Test
  void theProjectComesFirstAndOtherPlacesInTheOrderOfTheRoute() throws IOException {
    for (JsonObject operation : operations()) {
      List<String> places = new ArrayList<>();
      List<String> needed = new ArrayList<>();
      for (JsonElement element : operation.getAsJsonArray("parameters")) {
        JsonObject parameter = element.getAsJsonObject();
        String name = parameter.get("wire").getAsString();
        if (parameter.get("in").getAsString().equals("path")) {
          places.add(name);
        }
        if (parameter.get("required").getAsBoolean()) {
          needed.add(name);
        }
      }
      String route = operation.get("path").getAsString();
      String id = operation.get("id").getAsString();

      assertThat(places)
          .as(id)
          .isSortedAccordingTo(Comparator.comparing(name -> placeOf(route, name)));
      assertThat(needed.indexOf("project")).as(id).isLessThanOrEqualTo(0);
    }
  }

  private static int placeOf(String route, String name) {
    Matcher place = Pattern.compile("\\{" + Pattern.quote(name) + "[*?]*}").matcher(route);
    assertThat(place.find()).as(route + " has " + name).isTrue();
    return place.start();
  }
}
