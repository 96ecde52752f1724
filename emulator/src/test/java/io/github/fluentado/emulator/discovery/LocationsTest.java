// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.pullrequest.Reviews;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What OPTIONS announces is there, whoever asks for it and in whatever letter case. */
class LocationsTest {
  private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  @AutoClose private final Emulator emulator = Reviews.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void eachAnnouncedLocationIsAnswered() {
    assertAnswered(wire, "", 300);
  }

  @Test
  void aServerAnnouncesWhatItHas() {
    try (Emulator server = Emulator.builder().server(ServerYear.SERVER_2020).start()) {
      assertAnswered(Wire.of(server), "/git", 30);
    }
  }

  private static void assertAnswered(Wire wire, String area, int least) {
    Set<String> unanswered = new TreeSet<>();
    JsonArray locations = wire.send("OPTIONS", "/_apis" + area, "", "").list();
    for (JsonElement element : locations) {
      JsonObject location = element.getAsJsonObject();
      if (forms(path(location)).noneMatch(path -> verb(wire, path).isPresent())) {
        unanswered.add(path(location));
      }
    }
    assertThat(unanswered).isEmpty();
    assertThat(locations).hasSizeGreaterThan(least);
  }

  @Test
  void lettersOfRouteNamesCountInEitherCase() {
    for (JsonElement element : wire.send("OPTIONS", "/_apis/wit", "", "").list()) {
      String path =
          forms(path(element.getAsJsonObject()))
              .filter(form -> verb(wire, form).isPresent())
              .findFirst()
              .orElseThrow();
      String verb = verb(wire, path).orElseThrow();
      int apis = path.indexOf("/_apis/");
      String before = path.substring(0, apis);
      for (String rest :
          List.of(
              path.substring(apis).toLowerCase(Locale.ROOT),
              path.substring(apis).toUpperCase(Locale.ROOT))) {
        assertThat(isAnswered(wire, verb, before + rest)).as("%s %s", verb, before + rest).isTrue();
      }
    }
  }

  /** What stands at the end of a template may be left out. */
  private static Stream<String> forms(String path) {
    return Stream.iterate(path, form -> form.replaceFirst("/1$", "")).limit(3);
  }

  private static Optional<String> verb(Wire wire, String path) {
    return VERBS.stream().filter(verb -> isAnswered(wire, verb, path)).findFirst();
  }

  /** A route is there if anything but its absence is told. */
  private static boolean isAnswered(Wire wire, String verb, String path) {
    Wire.Answer answer = wire.send(verb, path + "?api-version=5.0-preview", "", "");
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
        .replace("{action}/{testCaseIds}", "testcases/1")
        .replaceAll("\\{[^}]*}", "1");
  }
}
