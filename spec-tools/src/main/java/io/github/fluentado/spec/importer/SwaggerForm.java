// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.Predicate;

/** Checks the outer form of a published file, so that the readers need not doubt it. */
final class SwaggerForm {
  private static final Map<String, Predicate<JsonElement>> MEMBERS =
      Map.of(
          "properties", JsonElement::isJsonObject,
          "enum", SwaggerForm::isListOfTexts,
          "x-ms-enum", JsonElement::isJsonObject,
          "allOf", SwaggerForm::isListOfObjects);

  private static final Map<String, Predicate<JsonElement>> OPERATION =
      Map.of(
          "operationId", SwaggerForm::isText,
          "parameters", SwaggerForm::isListOfObjects,
          "responses", JsonElement::isJsonObject,
          "produces", SwaggerForm::isListOfTexts,
          "consumes", SwaggerForm::isListOfTexts,
          "security", SwaggerForm::isSecurity);

  private final SwaggerFile file;
  private final Problems problems;

  private SwaggerForm(SwaggerFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static void check(SwaggerFile file, Problems problems) {
    SwaggerForm form = new SwaggerForm(file, problems);
    if (!Json.text(file.root(), "swagger").equals("2.0")) {
      problems.add(file.label(), "swagger", "not a Swagger 2.0 file");
    }
    form.objects("definitions", file.root().get("definitions"));
    form.objects("parameters", file.root().get("parameters"));
    for (String section : OperationReader.SECTIONS) {
      form.objects(section, file.root().get(section));
      file.object(section).entrySet().forEach(path -> form.path(section, path));
    }
  }

  private void objects(String path, JsonElement element) {
    if (element == null) {
      return;
    }
    if (!(element instanceof JsonObject object)) {
      problems.add(file.label(), path, "not an object");
      return;
    }
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      if (!member.getValue().isJsonObject()) {
        problems.add(file.label(), path + "." + member.getKey(), "not an object");
      } else if (path.equals("definitions")) {
        schema(path + "." + member.getKey(), member.getValue());
      }
    }
  }

  private void path(String section, Map.Entry<String, JsonElement> path) {
    if (!(path.getValue() instanceof JsonObject verbs)) {
      return;
    }
    for (Map.Entry<String, JsonElement> verb : verbs.entrySet()) {
      String place = section + "." + path.getKey() + "." + verb.getKey();
      if (verb.getValue() instanceof JsonObject operation) {
        check(place, operation, OPERATION);
        schema(place, operation);
      } else {
        problems.add(file.label(), place, "not an operation");
      }
    }
  }

  private void schema(String path, JsonElement element) {
    if (element instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        schema(path + "[" + i + "]", array.get(i));
      }
    } else if (element instanceof JsonObject object && !path.endsWith(".x-ms-examples")) {
      if (!path.endsWith(".properties")) {
        check(path, object, MEMBERS);
      }
      object.entrySet().forEach(member -> schema(path + "." + member.getKey(), member.getValue()));
    }
  }

  private void check(String path, JsonObject object, Map<String, Predicate<JsonElement>> form) {
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      Predicate<JsonElement> expected = form.get(member.getKey());
      if (expected != null && !expected.test(member.getValue())) {
        problems.add(file.label(), path + "." + member.getKey(), "malformed");
      }
    }
  }

  private static boolean isText(JsonElement element) {
    return element.isJsonPrimitive();
  }

  private static boolean isListOfTexts(JsonElement element) {
    return element instanceof JsonArray array
        && array.asList().stream().allMatch(JsonElement::isJsonPrimitive);
  }

  private static boolean isListOfObjects(JsonElement element) {
    return element instanceof JsonArray array
        && array.asList().stream().allMatch(JsonElement::isJsonObject);
  }

  private static boolean isSecurity(JsonElement element) {
    return isListOfObjects(element)
        && element.getAsJsonArray().asList().stream()
            .flatMap(scheme -> scheme.getAsJsonObject().asMap().values().stream())
            .allMatch(SwaggerForm::isListOfTexts);
  }
}
