// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Described;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is posted is found again, in each family of the description. */
class FamiliesTest {
  /** What cannot be walked so, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          entry(
              "/_apis/permissionsreport", "the answer to a new one is links alone, without an id"),
          entry(
              "/_apis/securityroles/scopes/{}/roleassignments/resources",
              "PATCH takes assignments away; it merges nothing"),
          entry(
              "/_apis/testplan/plans/cloneoperation",
              "work of the service, named within its answer"),
          entry(
              "/_apis/testplan/suites/cloneoperation",
              "work of the service, named within its answer"),
          entry(
              "/_apis/testplan/testcases/clonetestcaseoperation",
              "work of the service, named within its answer"),
          entry("/_apis/work/boards", "an area has the boards; their options are made up"));

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);
  private final Described described = new Described();

  @Test
  void eachFamilyKeepsWhatItIsTold() {
    Map<String, Kind> kinds = Kind.all(described);
    Set<String> failed = new TreeSet<>();
    Map<String, List<String>> steps = new TreeMap<>();
    int own = 0;
    Map<String, String> there = parents();
    for (Kind kind : kinds.values()) {
      if (!kind.isFamily()) {
        continue;
      }
      try {
        steps.put(kind.toString(), new Walk(wire, described, kinds, there).of(kind));
      } catch (Walk.NotKept e) {
        if (e.isMadeUp()) {
          failed.add(kind.toString());
        } else {
          own++;
        }
      } catch (AssertionError | RuntimeException e) {
        failed.add(kind.toString());
        System.out.println(kind + ": " + e);
      }
    }
    steps.forEach((kind, gone) -> System.out.println(kind + " " + gone));
    System.out.println(
        steps.size() + " families keep, " + failed.size() + " do not; " + own + " have own rules");
    assertThat(failed).isEqualTo(EXCEPTIONS.keySet());
    assertThat(steps).hasSizeGreaterThan(30);
    assertThat(steps.values())
        .filteredOn(List.of("create", "get", "list", "update", "delete")::equals)
        .hasSizeGreaterThan(11);
  }

  private String process() {
    return wire.post(
            "/_apis/work/processes?api-version=7.1",
            "{\"name\":\"walked\",\"parentProcessTypeId\":\"adcc42ab-9882-485e-a3ed-7678f01f66bc\"}")
        .json()
        .get("typeId")
        .getAsString();
  }

  /** Wikis and processes want more than their description tells. */
  private Map<String, String> parents() {
    String project = wire.get("/_apis/projects/web").json().get("id").getAsString();
    String wiki =
        wire.post(
                "/web/_apis/wiki/wikis?api-version=7.1",
                "{\"name\":\"walked\",\"type\":\"projectWiki\",\"projectId\":\"" + project + "\"}")
            .json()
            .get("id")
            .getAsString();
    String page =
        wire.send(
                "PUT",
                "/web/_apis/wiki/wikis/" + wiki + "/pages?path=/a&api-version=7.1",
                "application/json",
                "{\"content\":\"text\"}")
            .json()
            .get("id")
            .getAsString();
    String process = process();
    String types = "/_apis/work/processes/" + process + "/workItemTypes?api-version=7.1";
    return Map.of(
        "/_apis/wiki/wikis",
        wiki,
        "/_apis/wiki/wikis/{}/pages",
        page,
        "/_apis/work/processes",
        process,
        "/_apis/work/processes/{}/workitemtypes",
        wire.post(types, "{\"name\":\"Walk\"}").json().get("referenceName").getAsString());
  }
}
