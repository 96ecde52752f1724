// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectLifeTest {
  private static final String AGILE = "adcc42ab-9882-485e-a3ed-7678f01f66bc";
  private static final String V = "?api-version=7.1";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T12:00:00Z"));
  private final Emulator emulator = Emulator.builder().clock(now::get).start();
  private final Wire wire = Wire.of(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private void pass(int millis) {
    now.updateAndGet(time -> time.plus(Duration.ofMillis(millis)));
  }

  private Wire.Answer create(String name) {
    return wire.post("/_apis/projects" + V, body(name, AGILE));
  }

  private static String body(String name, String process) {
    return """
        {"name": "%s", "description": "new", "visibility": "public", "capabilities": {
          "versioncontrol": {"sourceControlType": "Git"},
          "processTemplate": {"templateTypeId": "%s"}}}
        """
        .formatted(name, process);
  }

  private String path(Wire.Answer answer) {
    return answer.json().get("url").getAsString().substring(emulator.url().length());
  }

  private String state(String project) {
    return wire.get("/_apis/projects/" + project).json().get("state").getAsString();
  }

  @Test
  void aNewProjectIsReadyWhenItsOperationIsDone() {
    Wire.Answer queued = create("shop");
    assertThat(queued.status()).isEqualTo(202);
    assertThat(queued.json().get("status").getAsString()).isEqualTo("notSet");
    String operation = path(queued);
    assertThat(state("shop")).isEqualTo("createPending");
    assertThat(wire.get("/_apis/projects").text()).doesNotContain("shop");
    pass(100);
    assertThat(wire.get(operation).json().get("status").getAsString()).isEqualTo("inProgress");
    pass(200);
    assertThat(wire.get(operation).json().get("status").getAsString()).isEqualTo("succeeded");
    assertThat(state("shop")).isEqualTo("wellFormed");
    assertThat(wire.get("/_apis/projects").text()).contains("\"shop\"", "\"public\"");
    assertThat(wire.get("/shop/_apis/wit/workitemtypes").list()).isNotEmpty();
    assertThat(wire.get("/_apis/operations/none").status()).isEqualTo(404);
  }

  @Test
  void namesThatAreTakenOrInvalidAreRefusedAndLeaveNothing() {
    assertThat(create("WEB").typeKey()).isEqualTo("InvalidProjectNameException");
    create("shop");
    Wire.Answer taken = create("SHOP");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.typeKey()).isEqualTo("ProjectAlreadyExistsException");
    assertThat(taken.message()).startsWith("TF200019");
    for (String bad : new String[] {"", " ", "_x", ".x", "x.", "a/b", "a&b", "x".repeat(65)}) {
      Wire.Answer refused = create(bad);
      assertThat(refused.status()).as(bad).isEqualTo(400);
      assertThat(refused.message()).startsWith("TF50316");
    }
    assertThat(wire.post("/_apis/projects" + V, body("a", "none")).status()).isEqualTo(404);
    assertThat(wire.post("/_apis/projects" + V, "{\"name\": \"a\"}").typeKey())
        .isEqualTo("InvalidProjectCreateException");
    assertThat(wire.post("/_apis/projects" + V, "{\"name\"").status()).isEqualTo(400);
    pass(1000);
    assertThat(wire.get("/_apis/projects?stateFilter=all").strings("value", "name"))
        .containsExactly("web", "Größe & Maß", "shop");
  }

  @Test
  void aRenamedProjectIsFoundByItsIdAndNewNameInAllAreas() {
    String id = wire.get("/_apis/projects/web").json().get("id").getAsString();
    int item = wire.task("kept").id();
    Wire.Answer renamed =
        wire.patchJson(
            "/_apis/projects/" + id + V,
            "{\"name\": \"site\", \"abbreviation\": \"ST\", \"description\": \"other\"}");
    assertThat(renamed.status()).isEqualTo(202);
    assertThat(wire.get("/_apis/projects/web").status()).isEqualTo(404);
    assertThat(wire.get("/_apis/projects/SITE").json().get("abbreviation").getAsString())
        .isEqualTo("ST");
    assertThat(wire.get("/" + id + "/_apis/wit/workitems/" + item).status()).isEqualTo(200);
    assertThat(wire.get("/site/_apis/wit/workitems/" + item).status()).isEqualTo(200);
    assertThat(wire.get("/_apis/projects/site/teams").strings("value", "projectName"))
        .containsExactly("site");
    assertThat(wire.patchJson("/_apis/projects/" + id + V, "{\"visibility\": \"secret\"}").status())
        .isEqualTo(400);
    assertThat(wire.patchJson("/_apis/projects/" + id + V, "{\"name\": \"größe & maß\"}").status())
        .isEqualTo(400);
    assertThat(wire.patchJson("/_apis/projects/none" + V, "{}").status()).isEqualTo(404);
  }

  @Test
  void aDeletedProjectIsFoundNowhereUntilItIsRestored() {
    String id = wire.get("/_apis/projects/web").json().get("id").getAsString();
    int item = wire.task("kept").id();
    Wire.Answer queued = wire.delete("/_apis/projects/" + id + V);
    assertThat(queued.status()).isEqualTo(202);
    assertThat(wire.get("/_apis/projects/web").status()).isEqualTo(404);
    assertThat(wire.get("/web/_apis/wit/workitemtypes").status()).isEqualTo(404);
    assertThat(wire.get("/_apis/projects?stateFilter=deleting").list()).hasSize(1);
    pass(300);
    assertThat(wire.get("/_apis/projects?stateFilter=deleted").strings("value", "id"))
        .containsExactly(id);
    assertThat(wire.get("/_apis/projects").list()).hasSize(1);
    assertThat(wire.delete("/_apis/projects/" + id + V).status()).isEqualTo(404);
    assertThat(wire.patchJson("/_apis/projects/" + id + V, "{\"name\": \"x\"}").status())
        .isEqualTo(404);
    String restore = "{\"state\": \"wellFormed\"}";
    assertThat(wire.patchJson("/_apis/projects/" + id + V, restore).status()).isEqualTo(202);
    assertThat(wire.get("/web/_apis/wit/workitems/" + item).status()).isEqualTo(200);
    assertThat(wire.get("/_apis/projects?stateFilter=odd").status()).isEqualTo(400);
  }

  @Test
  void aNameIsFreeAgainOnceItsProjectIsDeleted() {
    create("shop");
    String first = wire.get("/_apis/projects/shop").json().get("id").getAsString();
    wire.delete("/_apis/projects/shop" + V);
    assertThat(create("shop").status()).isEqualTo(202);
    assertThat(wire.get("/_apis/projects/shop").json().get("id").getAsString()).isNotEqualTo(first);
    String restore = "{\"state\": \"wellFormed\"}";
    assertThat(wire.patchJson("/_apis/projects/" + first + V, restore).status()).isEqualTo(409);
  }

  @Test
  void workItemsAndNodesFollowTheirProject() {
    int item = wire.task("kept").id();
    wire.patchJson("/_apis/projects/web" + V, "{\"name\": \"site\"}");
    assertThat(wire.item(item).field("System.TeamProject")).isEqualTo("site");
    assertThat(wire.item(item).field("System.AreaPath")).isEqualTo("site");
    wire.delete("/_apis/projects/site" + V);
    assertThat(wire.item(item).status()).isEqualTo(404);
    create("site");
    assertThat(wire.get("/site/_apis/wit/workitems?ids=" + item).status()).isEqualTo(404);
    String id = wire.get("/_apis/projects?stateFilter=deleting").strings("value", "id").get(0);
    String restore = "{\"state\": \"wellFormed\", \"name\": \"old\"}";
    assertThat(wire.patchJson("/_apis/projects/" + id + V, restore).status()).isEqualTo(202);
    assertThat(wire.item(item).field("System.IterationPath")).isEqualTo("old");
  }

  @Test
  void propertiesAreChangedByPatchAndListedByKeysWithStars() {
    String path = "/_apis/projects/web/properties?api-version=7.1-preview.1";
    assertThat(wire.get(path + "&keys=System.CurrentProcessTemplateId,*SourceControl*").list())
        .hasSize(4);
    String add = Wire.operation("add", "/Alias", "\"W\"");
    assertThat(wire.patch(path, Wire.document(add)).status()).isEqualTo(204);
    assertThat(wire.get(path + "&keys=alias").strings("value", "value")).containsExactly("W");
    String bad = Wire.operation("add", "/a/b", "1");
    assertThat(
            wire.patch(path, Wire.document(Wire.operation("remove", "/Alias", "1"), bad)).status())
        .isEqualTo(400);
    assertThat(wire.get(path + "&keys=Alias").list()).hasSize(1);
    wire.patch(path, Wire.document(Wire.operation("remove", "/Alias", "null")));
    assertThat(wire.get(path + "&keys=Alias").list()).isEmpty();
    assertThat(wire.patch(path, "{}").typeKey()).isEqualTo("PatchOperationFailedException");
    assertThat(wire.patchJson(path, "[]").status()).isEqualTo(400);
  }

  @Test
  void propertiesOfTheServiceTellProcessTeamAndGit() {
    String path = "/_apis/projects/web/properties?api-version=7.1-preview.1";
    Wire.Answer all = wire.get(path);
    assertThat(all.strings("value", "name"))
        .containsExactly(
            "System.CurrentProcessTemplateId",
            "System.Microsoft.TeamFoundation.Team.Default",
            "System.OriginalProcessTemplateId",
            "System.Process Template",
            "System.ProcessTemplateType",
            "System.SourceControlCapabilityFlags",
            "System.SourceControlGitEnabled",
            "System.SourceControlGitPermissionsInitialized");
    String team =
        wire.get("/_apis/projects/web")
            .json()
            .getAsJsonObject("defaultTeam")
            .get("id")
            .getAsString();
    assertThat(all.strings("value", "value"))
        .containsExactly(AGILE, team, AGILE, "Agile", AGILE, "2", "True", "True");
  }

  @Test
  void aPropertyIsAValueAndNullTakesItAway() {
    String path = "/_apis/projects/web/properties?api-version=7.1-preview.1";
    wire.patch(
        path,
        Wire.document(Wire.operation("add", "/A", "1"), Wire.operation("replace", "/b", "true")));
    assertThat(wire.get(path + "&keys=a,B").strings("value", "value")).containsExactly("1", "true");
    for (String bad : new String[] {"{}", "[1]"}) {
      assertThat(wire.patch(path, Wire.document(Wire.operation("add", "/A", bad))).status())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(wire.patch(path, Wire.document(Wire.operation("test", "/A", "1"))).status())
        .isEqualTo(400);
    wire.patch(path, Wire.document(Wire.operation("add", "/A", "null")));
    assertThat(wire.get(path + "&keys=A").list()).isEmpty();
    assertThat(wire.get(path).strings("value", "name")).contains("b");
  }

  @Test
  void processesAndTheCollectionAreThere() {
    assertThat(wire.get("/_apis/process/processes").strings("value", "name"))
        .containsExactly("Basic", "Agile", "CMMI", "Scrum");
    assertThat(wire.get("/_apis/process/processes/" + AGILE).json().get("isDefault").getAsBoolean())
        .isTrue();
    assertThat(wire.get("/_apis/process/processes/none").status()).isEqualTo(404);
    String href =
        wire.get("/_apis/projects/web")
            .json()
            .getAsJsonObject("_links")
            .getAsJsonObject("collection")
            .get("href")
            .getAsString();
    assertThat(wire.get(href.substring(emulator.url().length())).json().get("name").getAsString())
        .isEqualTo("contoso");
  }

  @Test
  void teamsAreMadeChangedAndDeletedButNotTheDefaultOne() {
    String teams = "/_apis/projects/web/teams";
    Wire.Answer made = wire.post(teams + V, "{\"name\": \"Ops\", \"description\": \"d\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(wire.post(teams + V, "{\"name\": \"ops\"}").status()).isEqualTo(409);
    assertThat(wire.post(teams + V, "{\"name\": \"readers\"}").status()).isEqualTo(409);
    assertThat(wire.post(teams + V, "{\"name\": \"a/b\"}").status()).isEqualTo(400);
    assertThat(wire.post(teams + V, "{}").status()).isEqualTo(400);
    Wire.Answer changed = wire.patchJson(teams + "/Ops" + V, "{\"name\": \"Crew\"}");
    assertThat(changed.json().get("description").getAsString()).isEqualTo("d");
    assertThat(wire.get(teams + "?$top=1&$skip=1").strings("value", "name"))
        .containsExactly("Crew");
    assertThat(wire.get("/_apis/teams?$mine=true&api-version=7.1-preview.3").list()).hasSize(3);
    assertThat(
            wire.get(teams + "/crew?$expandIdentity=true")
                .json()
                .getAsJsonObject("identity")
                .get("isContainer")
                .getAsBoolean())
        .isTrue();
    assertThat(wire.get(teams + "/crew/members").text()).contains("\"isTeamAdmin\":true");
    assertThat(wire.delete(teams + "/Crew" + V).status()).isEqualTo(204);
    assertThat(wire.get(teams + "/Crew").status()).isEqualTo(404);
    assertThat(wire.delete(teams + "/web%20Team" + V).status()).isEqualTo(400);
  }
}
