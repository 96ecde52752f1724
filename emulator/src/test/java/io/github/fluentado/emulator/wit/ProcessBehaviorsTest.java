// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The levels of a process, and what is planned on them in its projects. */
class ProcessBehaviorsTest {
  private static final String V = "?api-version=7.1";
  private static final String PROCESSES = "/_apis/work/processes/";
  private static final String AGILE = "adcc42ab-9882-485e-a3ed-7678f01f66bc";
  private static final String REQUIREMENTS = "System.RequirementBacklogBehavior";
  private static final String PORTFOLIO = "System.PortfolioBacklogBehavior";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);
  private final String process = PROCESSES + process();
  private final String behaviors = process + "/behaviors";

  private String process() {
    String body = "{\"name\":\"My Agile\",\"parentProcessTypeId\":\"%s\"}".formatted(AGILE);
    return wire.post("/_apis/work/processes" + V, body).json().get("typeId").getAsString();
  }

  @BeforeEach
  void project() {
    wire.post(
        "/_apis/projects" + V,
        ("{\"name\":\"p\",\"capabilities\":{\"versioncontrol\":{\"sourceControlType\":\"Git\"},"
                + "\"processTemplate\":{\"templateTypeId\":\"%s\"}}}")
            .formatted(process.substring(PROCESSES.length())));
    emulator.clock().advance(Duration.ofMinutes(1));
  }

  private String ofType(String type) {
    return process + "/workItemTypesBehaviors/" + type + "/behaviors";
  }

  private Wire.Answer place(String type, String behavior, boolean usual) {
    String body = "{\"behavior\":{\"id\":\"%s\"},\"isDefault\":%s}".formatted(behavior, usual);
    return wire.post(ofType(type) + V, body);
  }

  private void type(String name) {
    wire.post(process + "/workItemTypes" + V, "{\"name\":\"" + name + "\"}");
  }

  private List<String> typesOn(String category) {
    return wire.get("/p/_apis/wit/workitemtypecategories/" + category + V)
        .strings("workItemTypes", "name");
  }

  private List<String> backlogs() {
    return wire.get("/p/p%20Team/_apis/work/backlogs" + V).strings("value", "name");
  }

  @Test
  void theServiceBringsTheLevelsOfItsProcess() {
    Wire.Answer all = wire.get(PROCESSES + AGILE + "/behaviors" + V);
    assertThat(all.strings("value", "referenceName"))
        .containsExactly(
            "Microsoft.VSTS.Agile.EpicBacklogBehavior",
            "Microsoft.VSTS.Agile.FeatureBacklogBehavior",
            REQUIREMENTS,
            "System.TaskBacklogBehavior",
            "System.OrderedBehavior",
            PORTFOLIO);
    assertThat(all.strings("value", "name"))
        .containsExactly("Epics", "Features", "Stories", "Tasks", "Ordered", "Portfolio");
    assertThat(all.strings("value", "rank")).containsExactly("40", "30", "20", "10", "0", "0");
    assertThat(all.text()).doesNotContain("\"fields\"");
    JsonObject stories =
        wire.get(behaviors + "/" + REQUIREMENTS + V + "&$expand=combinedFields").json();
    assertThat(stories.getAsJsonObject("inherits").get("behaviorRefName").getAsString())
        .isEqualTo("System.OrderedBehavior");
    assertThat(stories.getAsJsonArray("fields").toString())
        .contains("Microsoft.VSTS.Common.StackRank", "Microsoft.VSTS.Scheduling.StoryPoints");
    assertThat(wire.get(behaviors + "/" + REQUIREMENTS + V + "&$expand=fields").text())
        .contains("StoryPoints")
        .doesNotContain("StackRank");
    assertThat(wire.get(behaviors + "/No.Behavior" + V).status()).isEqualTo(404);
    assertThat(wire.get(PROCESSES + "nobody/behaviors" + V).status()).isEqualTo(404);
  }

  @Test
  void typesOfTheServiceAreOnTheirLevels() {
    String story = ofType("Microsoft.VSTS.WorkItemTypes.UserStory");
    JsonObject place = wire.get(story + V).list().get(0).getAsJsonObject();
    assertThat(place.getAsJsonObject("behavior").get("id").getAsString()).isEqualTo(REQUIREMENTS);
    assertThat(place.get("isDefault").getAsBoolean()).isTrue();
    assertThat(wire.get(story + "/" + REQUIREMENTS + V).json()).isEqualTo(place);
    assertThat(wire.get(story + "/System.TaskBacklogBehavior" + V).status()).isEqualTo(404);
    assertThat(wire.get(ofType("Microsoft.VSTS.WorkItemTypes.Bug") + V).list()).isEmpty();
    assertThat(wire.delete(story + "/" + REQUIREMENTS + V).status()).isEqualTo(400);
    assertThat(place("Microsoft.VSTS.WorkItemTypes.Bug", REQUIREMENTS, false).status())
        .isEqualTo(400);
  }

  @Test
  void aNewTypeIsPlannedOnTheLevelThatItWasPutOn() {
    type("Idea");
    Wire.Answer placed = place("MyAgile.Idea", REQUIREMENTS, false);
    assertThat(placed.status()).as(placed.text()).isEqualTo(200);
    assertThat(wire.get(ofType("MyAgile.Idea") + V).list().get(0)).isEqualTo(placed.json());
    assertThat(typesOn("Microsoft.RequirementCategory")).containsExactly("User Story", "Idea");
    Wire.Answer item =
        wire.send(
            "POST",
            "/p/_apis/wit/workitems/$Idea" + V,
            Wire.PATCH,
            Wire.document(Wire.add("System.Title", "an idea")));
    String query =
        "SELECT [System.Id] FROM WorkItems WHERE [System.WorkItemType]"
            + " IN GROUP 'Microsoft.RequirementCategory'";
    assertThat(
            wire.post("/p/_apis/wit/wiql" + V, "{\"query\":\"" + query + "\"}")
                .json()
                .getAsJsonArray("workItems")
                .toString())
        .contains("\"id\":" + item.id());
    assertThat(
            wire.get("/p/p%20Team/_apis/work/backlogs/Microsoft.RequirementCategory/workItems" + V)
                .text())
        .contains("\"id\":" + item.id());
    assertThat(place("MyAgile.Idea", "System.TaskBacklogBehavior", false).status())
        .as("one level at a time")
        .isEqualTo(400);
    wire.delete(ofType("MyAgile.Idea") + "/" + REQUIREMENTS + V);
    assertThat(typesOn("Microsoft.RequirementCategory")).containsExactly("User Story");
    assertThat(wire.get(ofType("MyAgile.Idea") + V).list()).isEmpty();
  }

  @Test
  void oneTypeIsTheFirstOfALevel() {
    type("Idea");
    type("Wish");
    place("MyAgile.Idea", REQUIREMENTS, true);
    assertThat(typesOn("Microsoft.RequirementCategory")).containsExactly("Idea", "User Story");
    place("MyAgile.Wish", REQUIREMENTS, true);
    assertThat(typesOn("Microsoft.RequirementCategory"))
        .containsExactly("Wish", "User Story", "Idea");
    String body = "{\"behavior\":{\"id\":\"" + REQUIREMENTS + "\"},\"isDefault\":false}";
    Wire.Answer last = wire.patchJson(ofType("MyAgile.Wish") + V, body);
    assertThat(last.json().get("isDefault").getAsBoolean()).isFalse();
    assertThat(typesOn("Microsoft.RequirementCategory")).startsWith("User Story");
    String elsewhere = "{\"behavior\":{\"id\":\"System.TaskBacklogBehavior\"}}";
    assertThat(wire.patchJson(ofType("MyAgile.Wish") + V, elsewhere).status()).isEqualTo(404);
    assertThat(place("MyAgile.Wish", "No.Behavior", false).status()).isEqualTo(404);
    assertThat(place("MyAgile.Wish", PORTFOLIO, false).status()).isEqualTo(400);
  }

  @Test
  void oneMoreLevelStandsAboveAllAndIsSeenWithItsTypes() {
    String body = "{\"name\":\"Goals\",\"color\":\"009CDD\",\"inherits\":\"" + PORTFOLIO + "\"}";
    Wire.Answer made = wire.post(behaviors + V, body);
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.json().get("rank").getAsInt()).isEqualTo(50);
    assertThat(made.json().get("customization").getAsString()).isEqualTo("custom");
    String reference = made.json().get("referenceName").getAsString();
    assertThat(reference).startsWith("Custom.");
    assertThat(backlogs()).containsExactly("Epics", "Features", "Stories", "Tasks");
    type("Goal");
    place("MyAgile.Goal", reference, true);
    assertThat(backlogs()).containsExactly("Goals", "Epics", "Features", "Stories", "Tasks");
    Wire.Answer renamed =
        wire.send(
            "PUT",
            behaviors + "/" + reference + V,
            "application/json",
            "{\"name\":\"Aims\",\"color\":\"FFFABC\"}");
    assertThat(renamed.json().get("color").getAsString()).isEqualTo("FFFABC");
    assertThat(backlogs()).startsWith("Aims");
    assertThat(wire.post(behaviors + V, body.replace("Goals", "aims")).status()).isEqualTo(409);
    assertThat(wire.delete(behaviors + "/" + reference + V).status()).isEqualTo(204);
    assertThat(backlogs()).containsExactly("Epics", "Features", "Stories", "Tasks");
    assertThat(wire.get(behaviors + "/" + reference + V).status()).isEqualTo(404);
  }

  @Test
  void aLevelOfTheServiceIsRenamedAndGetsItsNameBack() {
    String stories = behaviors + "/" + REQUIREMENTS + V;
    Wire.Answer renamed = wire.send("PUT", stories, "application/json", "{\"name\":\"Needs\"}");
    assertThat(renamed.json().get("customization").getAsString()).isEqualTo("inherited");
    assertThat(renamed.json().get("color").getAsString()).isEqualTo("009CCC");
    assertThat(backlogs()).containsExactly("Epics", "Features", "Needs", "Tasks");
    assertThat(wire.get("/web/web%20Team/_apis/work/backlogs" + V).strings("value", "name"))
        .as("of another process")
        .contains("Stories");
    wire.delete(stories);
    assertThat(backlogs()).containsExactly("Epics", "Features", "Stories", "Tasks");
  }

  @Test
  void whatIsTheServicesStays() {
    String agile = PROCESSES + AGILE + "/behaviors";
    String goals = "{\"name\":\"Goals\",\"inherits\":\"" + PORTFOLIO + "\"}";
    assertThat(wire.post(agile + V, goals).status()).isEqualTo(400);
    assertThat(wire.delete(behaviors + "/" + REQUIREMENTS + V).status()).isEqualTo(400);
    assertThat(
            wire.send(
                    "PUT", behaviors + "/" + PORTFOLIO + V, "application/json", "{\"name\":\"x\"}")
                .status())
        .isEqualTo(400);
    assertThat(wire.post(behaviors + V, "{\"name\":\"Goals\"}").status()).isEqualTo(400);
    assertThat(wire.post(behaviors + V, goals.replace("Goals", " ")).status()).isEqualTo(400);
  }
}
