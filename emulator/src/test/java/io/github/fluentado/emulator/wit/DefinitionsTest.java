// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.Wire.add;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void typesHaveStatesFieldsAndTransitions() {
    Wire.Answer all = wire.get("/web/_apis/wit/workitemtypes?api-version=7.1");
    assertThat(all.strings("value", "name"))
        .containsExactly("Bug", "Epic", "Feature", "Issue", "Task", "Test Case", "User Story");
    JsonObject story = wire.get("/web/_apis/wit/workitemtypes/user%20story").json();
    assertThat(story.get("referenceName"))
        .hasToString("\"Microsoft.VSTS.WorkItemTypes.UserStory\"");
    assertThat(story.getAsJsonObject("transitions").getAsJsonArray("")).hasSize(1);
    assertThat(story.getAsJsonObject("transitions").getAsJsonArray("New")).hasSize(5);
    assertThat(story.get("url").getAsString()).endsWith("/workItemTypes/User%20Story");
    Wire.Answer states = wire.get("/web/_apis/wit/workitemtypes/Test%20Case/states");
    assertThat(states.strings("value", "name")).containsExactly("Design", "Ready", "Closed");
    assertThat(states.strings("value", "category"))
        .containsExactly("Proposed", "InProgress", "Completed");
    assertThat(wire.get("/web/_apis/wit/workitemtypes/Dragon").typeKey())
        .isEqualTo("WorkItemTypeNotFoundException");
    assertThat(wire.get("/_apis/wit/workitemtypes").status()).isEqualTo(404);
  }

  @Test
  void fieldsOfATypeTellWhatIsRequiredAndAllowed() {
    String bug = "/web/_apis/wit/workitemtypes/Bug/fields";
    Wire.Answer all = wire.get(bug);
    assertThat(all.strings("value", "referenceName"))
        .contains("Microsoft.VSTS.TCM.ReproSteps", "System.Title")
        .doesNotContain("Microsoft.VSTS.TCM.Steps");
    JsonObject severity =
        wire.get(bug + "/Microsoft.VSTS.Common.Severity?$expand=allowedValues").json();
    assertThat(severity.getAsJsonArray("allowedValues")).hasSize(4);
    assertThat(severity.get("defaultValue").getAsString()).isEqualTo("3 - Medium");
    JsonObject title = wire.get(bug + "/System.Title").json();
    assertThat(title.get("alwaysRequired").getAsBoolean()).isTrue();
    assertThat(title.get("defaultValue").isJsonNull()).isTrue();
    assertThat(title.has("allowedValues")).isFalse();
    assertThat(wire.get(bug + "/System.State?$expand=all").json().getAsJsonArray("allowedValues"))
        .hasSize(4);
    assertThat(wire.get(bug + "/Microsoft.VSTS.TCM.Steps").status()).isEqualTo(404);
  }

  @Test
  void fieldsAreListedFoundAndMade() {
    Wire.Answer all = wire.get("/_apis/wit/fields?api-version=7.1");
    assertThat(all.strings("value", "referenceName")).contains("System.Id", "System.Tags");
    JsonObject path = wire.get("/web/_apis/wit/fields/iteration%20path").json();
    assertThat(path.get("referenceName")).hasToString("\"System.IterationPath\"");
    assertThat(path.get("type")).hasToString("\"treePath\"");
    assertThat(path.getAsJsonArray("supportedOperations").get(0).getAsJsonObject().get("name"))
        .hasToString("\"Under\"");
    JsonObject assigned = wire.get("/_apis/wit/fields/System.AssignedTo").json();
    assertThat(assigned.get("isIdentity").getAsBoolean()).isTrue();
    assertThat(wire.get("/_apis/wit/fields/No.Such").status()).isEqualTo(404);

    String body = "{\"name\":\"Team\",\"referenceName\":\"Custom.Team\",\"type\":\"string\"}";
    assertThat(wire.post("/_apis/wit/fields?api-version=7.1", body).status()).isEqualTo(200);
    assertThat(wire.post("/_apis/wit/fields?api-version=7.1", body).typeKey())
        .isEqualTo("ProcessFieldAlreadyExistsException");
    assertThat(wire.post("/_apis/wit/fields?api-version=7.1", "{}").status()).isEqualTo(400);
    wire.create("Task", add("System.Title", "t"), add("Custom.Team", "blue"));
    assertThat(wire.wiql("SELECT [Id] FROM WorkItems WHERE [Team] = 'BLUE'").ids("workItems"))
        .containsExactly(1);
  }

  @Test
  void relationTypesKnowTheirOtherEnd() {
    Wire.Answer all = wire.get("/_apis/wit/workitemrelationtypes?api-version=7.1");
    assertThat(all.strings("value", "referenceName"))
        .contains(
            "System.LinkTypes.Hierarchy-Forward", "AttachedFile", "ArtifactLink", "Hyperlink");
    JsonObject parent =
        wire.get("/_apis/wit/workitemrelationtypes/System.LinkTypes.Hierarchy-Reverse").json();
    JsonObject attributes = parent.getAsJsonObject("attributes");
    assertThat(attributes.get("oppositeEndReferenceName"))
        .hasToString("\"System.LinkTypes.Hierarchy-Forward\"");
    assertThat(attributes.get("singleTarget").getAsBoolean()).isTrue();
    assertThat(attributes.get("isForward").getAsBoolean()).isFalse();
    assertThat(wire.get("/_apis/wit/workitemrelationtypes/none").status()).isEqualTo(404);
  }

  private static final String NODES = "/web/_apis/wit/classificationnodes";

  @Test
  void nodesAreMadeBelowEachOtherAndFoundByPath() {
    String version = "?api-version=7.1";
    Wire.Answer made =
        wire.post(
            NODES + "/Iterations" + version,
            "{\"name\":\"Release 1\",\"attributes\":{\"startDate\":\"2026-01-05\","
                + "\"finishDate\":\"2026-01-16T00:00:00Z\"}}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().getAsJsonObject("attributes").get("startDate"))
        .hasToString("\"2026-01-05T00:00:00Z\"");
    wire.post(NODES + "/iterations/Release%201" + version, "{\"name\":\"Sprint 1\"}");
    Wire.Answer sprint = wire.get(NODES + "/iterations/release%201/SPRINT%201");
    assertThat(sprint.json().get("path"))
        .hasToString("\"\\\\web\\\\Iteration\\\\Release 1\\\\Sprint 1\"");
    assertThat(sprint.json().getAsJsonObject("_links").has("parent")).isTrue();
    assertThat(sprint.json().get("url").getAsString())
        .endsWith("/classificationNodes/Iterations/Release%201/Sprint%201");
    Wire.Answer root = wire.get(NODES + "/iterations?$depth=2");
    assertThat(root.json().getAsJsonArray("children").get(0).getAsJsonObject())
        .matches(child -> child.getAsJsonArray("children").size() == 1);
    assertThat(wire.get(NODES + "/iterations").json().has("children")).isFalse();
    assertThat(wire.get(NODES).strings("value", "structureType"))
        .containsExactly("area", "iteration");
    assertThat(wire.get(NODES + "?ids=" + made.id()).strings("value", "name"))
        .containsExactly("Release 1");
    assertThat(wire.get(NODES + "?ids=999").status()).isEqualTo(404);
    assertThat(wire.get(NODES + "?ids=999&errorPolicy=omit").list().get(0).isJsonNull()).isTrue();
    assertThat(
            wire.create(
                    "Task",
                    add("System.Title", "t"),
                    add("Iteration Path", "web\\Release 1\\sprint 1"))
                .field("System.IterationPath"))
        .isEqualTo("web\\Release 1\\Sprint 1");
  }

  @Test
  void wrongNodesAreRefused() {
    String areas = NODES + "/areas?api-version=7.1";
    assertThat(wire.post(areas, "{\"name\":\"A\"}").status()).isEqualTo(201);
    Wire.Answer twice = wire.post(areas, "{\"name\":\"a\"}");
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.typeKey()).isEqualTo("ClassificationNodeDuplicateNameException");
    for (String body :
        List.of(
            "{}",
            "{\"name\":\"\"}",
            "{\"name\":\"a/b\"}",
            "{\"id\":\"x\"}",
            "{\"id\":[]}",
            "[]",
            "x")) {
      assertThat(wire.post(areas, body).status()).as(body).isEqualTo(400);
    }
    Wire.Answer missing = wire.get(NODES + "/areas/None");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.typeKey()).isEqualTo("WorkItemTrackingTreeNodeNotFoundException");
    assertThat(wire.get(NODES + "/regions").status()).isEqualTo(400);
    assertThat(wire.delete(NODES + "/areas?api-version=7.1").status()).isEqualTo(400);
  }

  @Test
  void itemsFollowTheirNodes() {
    String version = "?api-version=7.1";
    wire.post(NODES + "/areas" + version, "{\"name\":\"Old\"}");
    int other = wire.post(NODES + "/areas" + version, "{\"name\":\"Other\"}").id();
    wire.create("Task", add("System.Title", "t"), add("System.AreaPath", "web\\Old"));
    wire.patchJson(NODES + "/areas/Old" + version, "{\"name\":\"New\"}");
    assertThat(wire.item(1).field("System.AreaPath")).isEqualTo("web\\New");
    assertThat(wire.item(1).rev()).isEqualTo(1);
    int moved = wire.get(NODES + "/areas/New").id();
    wire.post(NODES + "/areas/Other" + version, "{\"id\":" + moved + "}");
    assertThat(wire.item(1).field("System.AreaPath")).isEqualTo("web\\Other\\New");
    assertThat(wire.item(1).fields().get("System.AreaId").getAsInt()).isEqualTo(moved);
    wire.delete(NODES + "/areas/Other/New?$reclassifyId=" + other + "&api-version=7.1");
    assertThat(wire.item(1).field("System.AreaPath")).isEqualTo("web\\Other");
    assertThat(wire.item(1).rev()).isEqualTo(2);
    assertThat(wire.get(NODES + "/areas/Other/New").status()).isEqualTo(404);
  }
}
