// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import java.util.List;

/** A build as hooks told it before there was a result: what it came to is its status. */
final class LegacyBuild {
  private static final List<String> SAME =
      List.of(
          "uri", "id", "buildNumber", "url", "startTime", "finishTime", "reason", "lastChangedBy");

  private LegacyBuild() {}

  static JsonObject of(JsonObject build, String result) {
    JsonObject old = new JsonObject();
    SAME.stream().filter(build::has).forEach(name -> old.add(name, build.get(name)));
    old.addProperty("status", result.equals("canceled") ? "stopped" : result);
    old.addProperty("dropLocation", "#/" + build.get("id") + "/drop");
    old.add("drop", container("#/" + build.get("id") + "/drop"));
    old.add("log", container("#/" + build.get("id") + "/logs"));
    old.add("sourceGetVersion", build.get("sourceVersion"));
    old.addProperty("retainIndefinitely", false);
    old.addProperty("hasDiagnostics", true);
    old.add("definition", named(build, "definition"));
    old.add("queue", named(build, "queue"));
    JsonArray requests = new JsonArray();
    requests.add(
        Doc.of("id", build.get("id"))
            .with("url", build.get("url"))
            .with("requestedFor", build.get("requestedFor"))
            .json());
    old.add("requests", requests);
    return old;
  }

  private static JsonObject container(String location) {
    return Doc.of("location", location).with("type", "container").json();
  }

  private static JsonObject named(JsonObject build, String member) {
    JsonObject few = new JsonObject();
    if (build.get(member) instanceof JsonObject all) {
      List.of("id", "name", "url").stream()
          .filter(all::has)
          .forEach(name -> few.add(name, all.get(name)));
    }
    return few;
  }
}
