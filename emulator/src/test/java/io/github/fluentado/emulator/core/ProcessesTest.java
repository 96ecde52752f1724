// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A project's process is more than a label. */
class ProcessesTest {
  private static final String V = "?api-version=7.1";
  private static final String BASIC = "b8a3a935-7e91-48b8-a94c-606d37c3e9f2";
  private static final String SCRUM = "6b724908-ef14-45cf-84f8-768b5384da45";
  private static final String CMMI = "27450541-8e31-4150-9947-dc59f998fc01";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void make() {
    project("basic", BASIC);
    project("scrum", SCRUM);
    project("cmmi", CMMI);
    emulator.clock().advance(Duration.ofSeconds(1));
  }

  private Wire.Answer project(String name, String process) {
    Wire.Answer made =
        wire.post(
            "/_apis/projects" + V,
            """
            {"name": "%s", "capabilities": {"versioncontrol": {"sourceControlType": "Git"},
             "processTemplate": {"templateTypeId": "%s"}}}"""
                .formatted(name, process));
    assertThat(made.status()).as(made.text()).isEqualTo(202);
    return made;
  }

  private Wire.Answer item(String project, String type, String... more) {
    String[] steps = new String[more.length + 1];
    steps[0] = Wire.add("System.Title", "x");
    System.arraycopy(more, 0, steps, 1, more.length);
    String path = "/" + project + "/_apis/wit/workitems/$" + type.replace(" ", "%20") + V;
    return wire.send("POST", path, Wire.PATCH, Wire.document(steps));
  }

  @ParameterizedTest
  @CsvSource({
    "basic, Task, To Do, Added to backlog",
    "basic, Issue, To Do, Added to backlog",
    "scrum, Product Backlog Item, New, New backlog item",
    "scrum, Task, To Do, New task",
    "cmmi, Requirement, Proposed, New",
  })
  void aNewItemIsInTheFirstStateOfItsType(
      String project, String type, String state, String reason) {
    Wire.Answer made = item(project, type);
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.field("System.State")).isEqualTo(state);
    assertThat(made.field("System.Reason")).isEqualTo(reason);
  }

  @Test
  void theStatesOfOneProcessAreRefusedInAnother() {
    assertThat(item("basic", "Task", Wire.add("System.State", "Doing")).status()).isEqualTo(200);
    assertThat(item("web", "Task", Wire.add("System.State", "Doing")).status()).isEqualTo(400);
    assertThat(item("basic", "User Story").status()).isEqualTo(404);
    assertThat(item("web", "Product Backlog Item").status()).isEqualTo(404);
  }

  @Test
  void doneItemsTellWhen() {
    Wire.Answer done = item("scrum", "Task", Wire.add("System.State", "Done"));
    assertThat(done.fields().has("Microsoft.VSTS.Common.ClosedDate")).isTrue();
  }

  @Test
  void typesCategoriesAndBacklogsAreThoseOfTheProcess() {
    assertThat(wire.get("/basic/_apis/wit/workitemtypes" + V).strings("value", "name"))
        .containsExactly("Epic", "Issue", "Task", "Test Case");
    Wire.Answer requirement =
        wire.get("/scrum/_apis/wit/workitemtypecategories/Microsoft.RequirementCategory" + V);
    assertThat(requirement.strings("workItemTypes", "name"))
        .containsExactly("Product Backlog Item");
    assertThat(wire.get("/basic/_apis/work/backlogs" + V).strings("value", "name"))
        .containsExactly("Epics", "Issues", "Tasks");
    JsonObject settings = wire.get("/basic/_apis/work/teamsettings" + V).json();
    assertThat(settings.get("bugsBehavior").getAsString()).isEqualTo("off");
    assertThat(settings.getAsJsonObject("backlogVisibilities").keySet())
        .containsExactly("Microsoft.EpicCategory", "Microsoft.RequirementCategory");
    Wire.Answer configuration = wire.get("/basic/_apis/work/backlogconfiguration" + V);
    assertThat(configuration.json().getAsJsonArray("portfolioBacklogs")).hasSize(1);
    assertThat(wire.get("/basic/_apis/work/boards" + V).strings("value", "name"))
        .containsExactly("Epics", "Issues");
  }

  @Test
  void queriesKnowTheCategoriesOfEachProcess() {
    item("basic", "Issue");
    item("web", "Issue");
    Wire.Answer found =
        wire.post(
            "/_apis/wit/wiql" + V,
            "{\"query\": \"SELECT [System.Id] FROM WorkItems WHERE [System.WorkItemType] IN GROUP"
                + " 'Microsoft.RequirementCategory'\"}");
    assertThat(found.ids("workItems")).hasSize(1);
  }

  @Test
  void aNewProjectHasOneIterationWithoutDates() {
    JsonObject root =
        wire.get("/basic/_apis/wit/classificationnodes/iterations" + V + "&$depth=1").json();
    assertThat(root.get("hasChildren").getAsBoolean()).isTrue();
    assertThat(root.getAsJsonArray("children")).hasSize(1);
    JsonObject sprint = root.getAsJsonArray("children").get(0).getAsJsonObject();
    assertThat(sprint.get("name").getAsString()).isEqualTo("Sprint 1");
    assertThat(sprint.has("attributes")).isFalse();
    JsonObject areas = wire.get("/basic/_apis/wit/classificationnodes/areas" + V).json();
    assertThat(areas.get("hasChildren").getAsBoolean()).isFalse();
  }

  @Test
  void anOperationTellsItsStatusOnlyWhenItIsAskedFor() {
    Wire.Answer begun = project("more", BASIC);
    assertThat(begun.json().keySet()).containsExactlyInAnyOrder("id", "status", "url");
    assertThat(begun.json().get("status").getAsString()).isEqualTo("notSet");
    String poll = "/_apis/operations/" + begun.json().get("id").getAsString() + V;
    JsonObject first = wire.get(poll).json();
    assertThat(first.get("status").getAsString()).isEqualTo("inProgress");
    assertThat(first.has("_links")).isTrue();
    emulator.clock().advance(Duration.ofSeconds(1));
    assertThat(wire.get(poll).json().get("status").getAsString()).isEqualTo("succeeded");
    String id = wire.get("/_apis/projects/more" + V).json().get("id").getAsString();
    assertThat(wire.delete("/_apis/projects/" + id + V).json().get("status").getAsString())
        .isEqualTo("notSet");
  }
}
