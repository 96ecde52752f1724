// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import java.util.List;

/** Makes an answer the only page, so that whoever reads all pages comes to an end. */
final class LastPage {
  private final JsonObject paging;
  private final Call call;
  private final JsonElement body;

  /**
   * A page.
   *
   * @param paging as it is described
   * @param body of the request
   */
  LastPage(JsonObject paging, Call call, JsonElement body) {
    this.paging = paging;
    this.call = call;
    this.body = body;
  }

  void end(JsonElement value) {
    JsonElement items = value; // cut already, as any list
    if (value instanceof JsonObject object) {
      object.remove(name("next"));
      mark(object, name("more"), false);
      mark(object, name("last"), true);
      items = object.get(name("items"));
      if (items instanceof JsonArray list) {
        cut(list, call.query());
      }
    }
    if (items instanceof JsonArray list && (isLater() || skipsInBody())) {
      list.asList().clear();
    }
  }

  private String name(String fact) {
    return Json.string(paging, fact, "");
  }

  private static void mark(JsonObject object, String name, boolean value) {
    if (!name.isEmpty()) {
      object.addProperty(name, value);
    }
  }

  /** Nobody was given a token; but whoever has one gets what is behind the last item. */
  private boolean isLater() {
    if (!(paging.get("token") instanceof JsonObject token)) {
      return false;
    }
    String name = String.valueOf(Json.string(token, "name"));
    return switch (String.valueOf(Json.string(token, "in"))) {
      case "header" -> call.headers().first(name).isPresent();
      case "body" -> body instanceof JsonObject sent && Json.member(sent, name) != null;
      default -> call.query().text(name).isPresent();
    };
  }

  private boolean skipsInBody() {
    return paging.get("skip") instanceof JsonObject skip
        && "body".equals(Json.string(skip, "in"))
        && body instanceof JsonObject sent
        && Json.member(sent, String.valueOf(Json.string(skip, "name")))
            instanceof JsonPrimitive first
        && Json.number(first) > 0;
  }

  /** Leaves of a list what the query asks for. */
  static void cut(JsonArray list, Query query) {
    int skip = count(query, List.of("$skip", "skip"), 0);
    int top = count(query, List.of("$top", "top"), Integer.MAX_VALUE);
    List<JsonElement> items = list.asList();
    items.subList(0, Math.min(skip, items.size())).clear();
    items.subList(Math.min(top, items.size()), items.size()).clear();
  }

  private static int count(Query query, List<String> names, int other) {
    int count = other;
    for (String name : names) {
      count = query.count(name, count);
    }
    return count;
  }
}
