// SPDX-License-Identifier: MIT
package io.github.fluentado.site;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All operations on one page that needs nothing else, with a search over them. */
final class OperationsPage {
  private static final String INDEX = "/META-INF/fluent-ado/operations.json";

  private OperationsPage() {}

  static String html(FluentCalls fluent) throws IOException {
    JsonArray rows = new JsonArray();
    for (JsonElement line : JsonParser.parseString(Resources.text(INDEX)).getAsJsonArray()) {
      rows.add(row(line.getAsJsonObject(), fluent));
    }
    // Within a script, nothing may end it.
    String data = new Gson().toJson(rows).replace("<", "\\u003c");
    return Resources.text("operations.html")
        .replace("@STYLE@", Resources.text("style.css"))
        .replace("@SCRIPT@", Resources.text("operations.js"))
        .replace("@COUNT@", String.format("%,d", rows.size()))
        .replace("@DATA@", data);
  }

  /** Facts by short names: there are more than a thousand. */
  static JsonObject row(JsonObject operation, FluentCalls fluent) {
    String type = text(operation, "class");
    String method = text(operation, "method");
    JsonObject row = new JsonObject();
    row.addProperty("v", text(operation, "verb"));
    row.addProperty("p", text(operation, "path"));
    row.addProperty("h", text(operation, "host"));
    row.addProperty("c", type);
    row.addProperty("m", method);
    row.addProperty("a", String.join(", ", arguments(operation)));
    row.addProperty("o", String.join(", ", optional(operation)));
    row.addProperty("n", text(operation, "version"));
    row.addProperty("s", scopes(operation));
    if (operation.has("versions")) {
      JsonObject versions = operation.getAsJsonObject("versions");
      String server = versions.has("server") ? ", Server " + text(versions, "server") : "";
      row.addProperty("r", text(versions, "oldest") + " – " + text(versions, "newest") + server);
    }
    List<String> calls = fluent.of(type, method);
    if (!calls.isEmpty()) {
      row.add("f", new Gson().toJsonTree(calls));
    }
    return row;
  }

  private static List<String> arguments(JsonObject operation) {
    List<String> names = new ArrayList<>();
    for (JsonObject parameter : parameters(operation)) {
      if (parameter.get("required").getAsBoolean()) {
        names.add(text(parameter, "name"));
      }
    }
    JsonObject body = operation.getAsJsonObject("body");
    if (body != null && body.get("required").getAsBoolean()) {
      if (text(body, "mediaType").equals("*/*")) {
        names.add("mediaType");
      }
      names.add("body");
    }
    return names;
  }

  private static List<String> optional(JsonObject operation) {
    return parameters(operation).stream()
        .filter(parameter -> !parameter.get("required").getAsBoolean())
        .map(parameter -> text(parameter, "name"))
        .toList();
  }

  private static List<JsonObject> parameters(JsonObject operation) {
    return operation.getAsJsonArray("parameters").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static String scopes(JsonObject operation) {
    if (!operation.has("scopes")) {
      return "";
    }
    return String.join(
        ", ",
        operation.getAsJsonArray("scopes").asList().stream()
            .map(JsonElement::getAsString)
            .toList());
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }
}
