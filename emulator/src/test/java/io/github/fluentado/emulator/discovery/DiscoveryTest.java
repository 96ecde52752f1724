// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.discovery;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Described;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients that know resources by id ask OPTIONS where they are. */
class DiscoveryTest {
  private static final String GIT_PUSHES = "ea98d07b-3c87-4971-8ede-a613694ffb55";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private List<JsonObject> locations(String path) {
    Wire.Answer answer = wire.send("OPTIONS", path, "", "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<JsonObject> locations = new ArrayList<>();
    answer.list().forEach(item -> locations.add(item.getAsJsonObject()));
    assertThat(answer.json().get("count").getAsInt()).isEqualTo(locations.size());
    return locations;
  }

  private static String text(JsonObject location, String member) {
    JsonElement value = location.get(member);
    return value == null ? "" : value.getAsString();
  }

  @Test
  void anAreaTellsItsLocations() {
    List<JsonObject> git = locations("/_apis/GIT");
    assertThat(git).hasSizeGreaterThan(40).allMatch(one -> text(one, "area").equals("git"));
    JsonObject pushes =
        git.stream().filter(one -> text(one, "id").equals(GIT_PUSHES)).findFirst().orElseThrow();
    assertThat(text(pushes, "routeTemplate"))
        .isEqualTo("{project}/_apis/{area}/repositories/{repositoryId}/{resource}/{pushId}");
    assertThat(text(pushes, "resourceName")).isEqualTo("pushes");
    assertThat(text(pushes, "minVersion")).isEqualTo("1.0");
    assertThat(text(pushes, "maxVersion")).isEqualTo("7.2");
    assertThat(text(pushes, "releasedVersion")).isEqualTo("7.1");
    assertThat(pushes.get("resourceVersion").getAsInt()).isPositive();
  }

  @Test
  void allLocationsHaveIdsOfTheirOwnAndUsableTemplates() {
    List<JsonObject> all = locations("/_apis");
    assertThat(all).extracting(one -> text(one, "id")).doesNotHaveDuplicates();
    for (JsonObject one : all) {
      assertThat(text(one, "id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
      assertThat(text(one, "resourceName")).isNotEmpty();
      assertThat(text(one, "routeTemplate")).contains("_apis/", "{resource}");
    }
    assertThat(all)
        .extracting(one -> text(one, "area").toLowerCase(Locale.ROOT))
        .contains("build", "core", "git", "location", "pipelines", "policy", "wiki", "wit", "work");
  }

  @Test
  void theTableIsSorted() {
    List<String> keys =
        locations("/_apis").stream()
            .map(one -> text(one, "area") + "\t" + text(one, "resourceName"))
            .map(key -> key.toLowerCase(Locale.ROOT))
            .toList();
    assertThat(keys).isSorted();
  }

  /** A template that no operation has is a mistake, if the location is said to be released. */
  @Test
  void releasedLocationsLeadToDescribedPaths() {
    Set<String> described =
        new Described()
            .operations().values().stream()
                .flatMap(List::stream)
                .map(operation -> shape(operation.path().replaceFirst("/?(#.*)?$", "")))
                .collect(toSet());
    Set<String> unknown = new TreeSet<>();
    for (JsonObject one : locations("/_apis")) {
      String template = "/" + text(one, "routeTemplate");
      String path =
          template
              .replace("{area}", text(one, "area"))
              .replace("{resource}", text(one, "resourceName"));
      if (!text(one, "releasedVersion").equals("0.0")
          && forms(path).noneMatch(described::contains)) {
        unknown.add(path);
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** With and without what may be left out at either end. */
  private static Stream<String> forms(String path) {
    List<String> forms = new ArrayList<>();
    String start = shape(path);
    for (int i = 0; i < 3; i++) {
      for (String form = start; ; form = form.substring(0, form.length() - 3)) {
        forms.add(form);
        if (!form.endsWith("/{}")) {
          break;
        }
      }
      start = start.startsWith("/{}") ? start.substring(3) : start;
    }
    return forms.stream();
  }

  private static String shape(String path) {
    return path.replaceAll("\\{[^}]*}", "{}").toLowerCase(Locale.ROOT);
  }

  @Test
  void aResourceTellsItsOwnLocation() {
    String path = "/web/_apis/git/repositories/r/pushes";
    assertThat(locations(path)).extracting(one -> text(one, "id")).containsExactly(GIT_PUSHES);
    assertThat(locations("/_apis/projects")).hasSize(1);
    assertThat(wire.send("OPTIONS", "/_apis/nothing/here", "", "").status()).isEqualTo(404);
  }

  @Test
  void anAreaThatNobodyKnowsHasNoLocations() {
    assertThat(locations("/_apis/nothing")).isEmpty();
  }

  @Test
  void anybodyMayAskWhereAnAreaLives() {
    String git = "/_apis/resourceAreas/4E080C62-fa21-4fbc-8fef-2a10a2b38049";
    JsonObject area = Wire.anonymous(emulator).get(git + "?api-version=7.1-preview.1").json();
    assertThat(text(area, "name")).isEqualTo("git");
    assertThat(text(area, "locationUrl")).isEqualTo(emulator.url() + "/");
    String none = "/_apis/resourceAreas/00000000-0000-0000-0000-000000000000";
    assertThat(wire.get(none).text()).isEqualTo("null");
    assertThat(Wire.anonymous(emulator).get("/_apis/connectionData").status()).isEqualTo(203);
  }
}
