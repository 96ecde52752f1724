// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What OPTIONS announces is there, whoever asks for it and in whatever letter case. */
class LocationsTest {
  private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  @AutoClose private final Emulator emulator = Reviews.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void eachAnnouncedLocationIsAnswered() {
    Set<String> unanswered = new TreeSet<>();
    for (JsonElement element : wire.send("OPTIONS", "/_apis", "", "").list()) {
      JsonObject location = element.getAsJsonObject();
      if (VERBS.stream().noneMatch(verb -> isAnswered(verb, path(location)))) {
        unanswered.add(path(location));
      }
    }
    assertThat(unanswered).isEmpty();
  }

  @Test
  void lettersOfRouteNamesCountInEitherCase() {
    for (JsonElement element : wire.send("OPTIONS", "/_apis/wit", "", "").list()) {
      String path = path(element.getAsJsonObject());
      String verb = VERBS.stream().filter(v -> isAnswered(v, path)).findFirst().orElseThrow();
      int apis = path.indexOf("/_apis/");
      String before = path.substring(0, apis);
      for (String rest :
          List.of(
              path.substring(apis).toLowerCase(Locale.ROOT),
              path.substring(apis).toUpperCase(Locale.ROOT))) {
        assertThat(isAnswered(verb, before + rest)).as("%s %s", verb, before + rest).isTrue();
      }
    }
  }

  /** A route is there if anything but its absence is told. */
  private boolean isAnswered(String verb, String path) {
    Wire.Answer answer = wire.send(verb, path + "?api-version=7.2-preview", "", "");
    return answer.status() != 405 && !answer.header("X-TFS-ServiceError").contains("controller");
  }

  private static String path(JsonObject location) {
    String path = "/" + location.get("routeTemplate").getAsString();
    return path.replace("{area}", location.get("area").getAsString())
        .replace("{resource}", location.get("resourceName").getAsString())
        .replace("{project}", "web")
        .replaceAll("\\{\\*?team}", "web%20Team")
        .replaceAll("\\{\\*?structureGroup}", "areas")
        .replaceAll("\\{\\*?reactionType}", "like")
        .replaceAll("\\{[^}]*}", "1");
  }
}
