// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an organization makes of the types of a process, and what its projects see of that. */
class ProcessTypesTest {
  private static final String V = "?api-version=7.1";
  private static final String PROCESSES = "/_apis/work/processes";
  private static final String AGILE = "adcc42ab-9882-485e-a3ed-7678f01f66bc";
  private static final String SYSTEM = "Microsoft.VSTS.WorkItemTypes.";
  private static final String RISK = "Microsoft.VSTS.Common.Risk";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);
  private final String types = PROCESSES + "/" + process() + "/workItemTypes";

  private String process() {
    String body = "{\"name\":\"My Agile\",\"parentProcessTypeId\":\"%s\"}".formatted(AGILE);
    return wire.post(PROCESSES + V, body).json().get("typeId").getAsString();
  }

  /** A project of the process. */
  private void project() {
    String id = types.split("/", -1)[4];
    wire.post(
        "/_apis/projects" + V,
        ("{\"name\":\"p\",\"capabilities\":{\"versioncontrol\":{\"sourceControlType\":\"Git\"},"
                + "\"processTemplate\":{\"templateTypeId\":\"%s\"}}}")
            .formatted(id));
    emulator.clock().advance(Duration.ofMinutes(1));
  }

  private Wire.Answer type(String name) {
    return wire.post(
        types + V,
        "{\"name\":\"%s\",\"color\":\"f6546a\",\"icon\":\"icon_airplane\"}".formatted(name));
  }

  private Wire.Answer inheriting(String name) {
    return wire.post(types + V, "{\"inheritsFrom\":\"" + SYSTEM + name + "\"}");
  }

  private Wire.Answer state(String type, String name, String category) {
    return wire.post(
        types + "/" + type + "/states" + V,
        "{\"name\":\"%s\",\"color\":\"b2b2b2\",\"stateCategory\":\"%s\"}"
            .formatted(name, category));
  }

  private String stateId(String type, String name) {
    return wire.get(types + "/" + type + "/states" + V).list().asList().stream()
        .map(state -> state.getAsJsonObject())
        .filter(state -> state.get("name").getAsString().equals(name))
        .map(state -> state.get("id").getAsString())
        .findFirst()
        .orElseThrow();
  }

  private List<String> states(String type) {
    return wire.get(types + "/" + type + "/states" + V).strings("value", "name");
  }

  private List<String> statesInProject(String type) {
    return wire.get("/p/_apis/wit/workitemtypes/" + type + "/states" + V).strings("value", "name");
  }

  private Wire.Answer create(String type, String... operations) {
    return wire.send(
        "POST",
        "/p/_apis/wit/workitems/$" + type.replace(" ", "%20") + V,
        Wire.PATCH,
        Wire.document(operations));
  }

  @Test
  void aProcessHasTheTypesOfItsParent() {
    Wire.Answer all = wire.get(types + V);
    assertThat(all.strings("value", "name"))
        .containsExactly("Bug", "Epic", "Feature", "Issue", "Task", "Test Case", "User Story");
    assertThat(all.strings("value", "customization")).containsOnly("system");
    JsonObject bug = wire.get(types + "/" + SYSTEM + "Bug" + V + "&$expand=states").json();
    assertThat(bug.get("referenceName").getAsString()).isEqualTo(SYSTEM + "Bug");
    assertThat(bug.get("inherits").isJsonNull()).isTrue();
    assertThat(bug.get("isDisabled").getAsBoolean()).isFalse();
    JsonObject resolved = bug.getAsJsonArray("states").get(2).getAsJsonObject();
    assertThat(resolved.get("name").getAsString()).isEqualTo("Resolved");
    assertThat(resolved.get("order").getAsInt()).isEqualTo(3);
    assertThat(resolved.get("stateCategory").getAsString()).isEqualTo("Resolved");
    assertThat(resolved.get("customizationType").getAsString()).isEqualTo("system");
    assertThat(resolved.has("hidden")).isFalse();
    assertThat(wire.get(types + V).text()).doesNotContain("\"states\"");
    assertThat(wire.at(URI.create(resolved.get("url").getAsString())).json()).isEqualTo(resolved);
    assertThat(wire.get(PROCESSES + "/" + AGILE + "/workItemTypes" + V).list()).hasSize(7);
  }

  @Test
  void whatIsNotThereIsTold() {
    assertThat(wire.get(types + "/Dragon" + V).status()).isEqualTo(404);
    assertThat(wire.get(types + "/Dragon/states" + V).status()).isEqualTo(404);
    assertThat(wire.get(types + "/" + SYSTEM + "Bug/states/1" + V).status()).isEqualTo(404);
    assertThat(wire.get(types + "/" + SYSTEM + "Bug/fields/No.Field" + V).typeKey())
        .isEqualTo("WorkItemTrackingFieldDefinitionNotFoundException");
    assertThat(wire.get(PROCESSES + "/" + SYSTEM + "/workItemTypes" + V).status()).isEqualTo(404);
    assertThat(inheriting("Dragon").status()).isEqualTo(404);
  }

  @Test
  void whatIsTheServicesIsNotChanged() {
    String agile = PROCESSES + "/" + AGILE + "/workItemTypes";
    assertThat(wire.post(agile + V, "{\"name\":\"Idea\"}").status()).isEqualTo(400);
    String bug = types + "/" + SYSTEM + "Bug";
    assertThat(wire.patchJson(bug + V, "{\"color\":\"000000\"}").status()).isEqualTo(400);
    assertThat(wire.delete(bug + V).status()).isEqualTo(400);
    assertThat(state(SYSTEM + "Bug", "Waiting", "InProgress").status()).isEqualTo(400);
    assertThat(wire.get(agile + V).list()).hasSize(7);
  }

  @Test
  void aNewTypeHasThreeStatesAndIsOfTheProjects() {
    project();
    Wire.Answer made = type("Change Request");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().get("referenceName").getAsString()).isEqualTo("MyAgile.ChangeRequest");
    assertThat(made.json().get("customization").getAsString()).isEqualTo("custom");
    assertThat(made.json().get("color").getAsString()).isEqualTo("f6546a");
    assertThat(made.json().get("icon").getAsString()).isEqualTo("icon_airplane");
    assertThat(states("MyAgile.ChangeRequest")).containsExactly("New", "Active", "Closed");
    assertThat(wire.get(types + V).strings("value", "name"))
        .hasSize(8)
        .startsWith("Change Request");
    JsonObject seen = wire.get("/p/_apis/wit/workitemtypes/Change%20Request" + V).json();
    assertThat(seen.get("referenceName").getAsString()).isEqualTo("MyAgile.ChangeRequest");
    assertThat(wire.get("/p/_apis/wit/workitemtypes" + V).strings("value", "name"))
        .startsWith("Bug", "Change Request", "Epic");
    Wire.Answer item = create("change request", Wire.add("System.Title", "a change"));
    assertThat(item.status()).as(item.text()).isEqualTo(200);
    assertThat(item.fields().get("System.WorkItemType").getAsString()).isEqualTo("Change Request");
    assertThat(item.fields().get("System.State").getAsString()).isEqualTo("New");
    assertThat(wire.get("/web/_apis/wit/workitemtypes/Change%20Request" + V).status())
        .as("of another process")
        .isEqualTo(404);
    assertThat(type("change request").status()).isEqualTo(409);
    assertThat(type("").status()).isEqualTo(400);
    assertThat(type("a/b").status()).isEqualTo(400);
  }

  @Test
  void aNewTypeGoesWithItsItems() {
    project();
    type("Idea");
    int id = create("Idea", Wire.add("System.Title", "one")).id();
    int other = create("Task", Wire.add("System.Title", "two")).id();
    assertThat(wire.delete(types + "/MyAgile.Idea" + V).status()).isEqualTo(204);
    assertThat(wire.get(types + "/MyAgile.Idea" + V).status()).isEqualTo(404);
    assertThat(wire.get("/p/_apis/wit/workitems/" + id + V).status()).isEqualTo(404);
    assertThat(wire.get("/p/_apis/wit/recyclebin/" + id + V).status()).isEqualTo(404);
    assertThat(wire.get("/p/_apis/wit/workitems/" + other + V).status()).isEqualTo(200);
    assertThat(create("Idea", Wire.add("System.Title", "x")).status()).isEqualTo(404);
  }

  @Test
  void theLookOfATypeIsChanged() {
    project();
    type("Idea");
    String one = types + "/MyAgile.Idea" + V;
    Wire.Answer next =
        wire.patchJson(
            one, "{\"description\":\"What may be\",\"color\":\"00ff00\",\"isDisabled\":true}");
    assertThat(next.status()).isEqualTo(200);
    assertThat(wire.get(one).json()).isEqualTo(next.json());
    assertThat(next.json().get("description").getAsString()).isEqualTo("What may be");
    assertThat(next.json().get("icon").getAsString()).isEqualTo("icon_airplane");
    JsonObject seen = wire.get("/p/_apis/wit/workitemtypes/Idea" + V).json();
    assertThat(seen.get("color").getAsString()).isEqualTo("00ff00");
    assertThat(seen.get("description").getAsString()).isEqualTo("What may be");
    assertThat(seen.get("isDisabled").getAsBoolean()).isTrue();
    assertThat(wire.patchJson(one, "{\"icon\":null}").json().get("isDisabled").getAsBoolean())
        .isTrue();
    assertThat(wire.patchJson(one, "{\"color\":\"green\"}").status()).isEqualTo(400);
  }

  @Test
  void aTypeOfTheServiceIsChangedByOneThatInherits() {
    project();
    Wire.Answer made = inheriting("Bug");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().get("referenceName").getAsString()).isEqualTo("MyAgile.Bug");
    assertThat(made.json().get("inherits").getAsString()).isEqualTo(SYSTEM + "Bug");
    assertThat(made.json().get("customization").getAsString()).isEqualTo("inherited");
    assertThat(wire.get(types + V).list()).hasSize(7);
    assertThat(inheriting("Bug").status()).as("once").isEqualTo(400);
    assertThat(wire.get("/p/_apis/wit/workitemtypes" + V).strings("value", "name"))
        .containsExactly("Bug", "Epic", "Feature", "Issue", "Task", "Test Case", "User Story");
    assertThat(state("MyAgile.Bug", "Triaged", "proposed").status()).isEqualTo(200);
    assertThat(states("MyAgile.Bug"))
        .containsExactly("New", "Triaged", "Active", "Resolved", "Closed");
    assertThat(statesInProject("Bug"))
        .containsExactly("New", "Triaged", "Active", "Resolved", "Closed");
    assertThat(wire.get("/p/_apis/wit/workitemtypes/Bug" + V).json().get("referenceName"))
        .hasToString("\"" + SYSTEM + "Bug\"");
    Wire.Answer bug =
        create("Bug", Wire.add("System.Title", "b"), Wire.add("System.State", "Triaged"));
    assertThat(bug.fields().get("System.State").getAsString()).isEqualTo("Triaged");
    wire.delete(types + "/MyAgile.Bug" + V);
    assertThat(statesInProject("Bug")).containsExactly("New", "Active", "Resolved", "Closed");
    assertThat(wire.get("/p/_apis/wit/workitems/" + bug.id() + V).status())
        .as("items of the service's types stay")
        .isEqualTo(200);
  }

  @Test
  void aStateStandsWhereItsCategoryAndOrderSay() {
    type("Idea");
    state("MyAgile.Idea", "Gone", "Removed");
    state("MyAgile.Idea", "Doing", "InProgress");
    String body =
        "{\"name\":\"Started\",\"color\":\"aa0000\",\"stateCategory\":\"InProgress\",\"order\":2}";
    Wire.Answer started = wire.post(types + "/MyAgile.Idea/states" + V, body);
    assertThat(started.json().get("order").getAsInt()).isEqualTo(2);
    assertThat(started.json().get("color").getAsString()).isEqualTo("aa0000");
    assertThat(states("MyAgile.Idea"))
        .containsExactly("New", "Started", "Active", "Doing", "Closed", "Gone");
    String one = types + "/MyAgile.Idea/states/" + stateId("MyAgile.Idea", "Doing") + V;
    wire.patchJson(one, "{\"stateCategory\":\"Proposed\",\"order\":1}");
    assertThat(states("MyAgile.Idea"))
        .containsExactly("Doing", "New", "Started", "Active", "Closed", "Gone");
    assertThat(wire.get(one).json().get("customizationType").getAsString()).isEqualTo("custom");
    assertThat(wire.patchJson(one, "{\"name\":\"Done\"}").status()).isEqualTo(400);
    assertThat(wire.delete(one).status()).isEqualTo(204);
    assertThat(wire.get(one).status()).isEqualTo(404);
    assertThat(state("MyAgile.Idea", "new", "Proposed").status()).isEqualTo(409);
    assertThat(state("MyAgile.Idea", "X", "Dreamt").status()).isEqualTo(400);
    assertThat(state("MyAgile.Idea", " ", "Proposed").status()).isEqualTo(400);
  }

  @Test
  void oneStateIsThatOfWhatIsCompleted() {
    inheriting("Task");
    state("MyAgile.Task", "Shipped", "Completed");
    JsonObject closed =
        wire.get(types + "/MyAgile.Task/states/" + stateId("MyAgile.Task", "Closed") + V).json();
    assertThat(closed.get("hidden").getAsBoolean()).isTrue();
    state("MyAgile.Task", "Sold", "Completed");
    assertThat(states("MyAgile.Task"))
        .containsExactly("New", "Active", "Closed", "Sold", "Removed");
    String sold = types + "/MyAgile.Task/states/" + stateId("MyAgile.Task", "Sold") + V;
    assertThat(wire.delete(sold).status()).as("none would be left").isEqualTo(400);
  }

  @Test
  void aStateOfTheServiceIsHiddenAndShown() {
    project();
    inheriting("Bug");
    String resolved = types + "/MyAgile.Bug/states/" + stateId("MyAgile.Bug", "Resolved") + V;
    JsonObject hidden =
        wire.send("PUT", resolved, "application/json", "{\"hidden\":\"true\"}").json();
    assertThat(hidden.get("hidden").getAsBoolean()).isTrue();
    assertThat(hidden.get("customizationType").getAsString()).isEqualTo("derived");
    assertThat(statesInProject("Bug")).containsExactly("New", "Active", "Closed");
    assertThat(
            create("Bug", Wire.add("System.Title", "b"), Wire.add("System.State", "Resolved"))
                .status())
        .isEqualTo(400);
    wire.send("PUT", resolved, "application/json", "{\"hidden\":false}");
    assertThat(statesInProject("Bug")).containsExactly("New", "Active", "Resolved", "Closed");
    assertThat(wire.send("PUT", resolved, "application/json", "{}").status()).isEqualTo(400);
    assertThat(wire.delete(resolved).status()).isEqualTo(400);
    assertThat(wire.patchJson(resolved, "{\"color\":\"000000\"}").status()).isEqualTo(400);
    String closed = types + "/MyAgile.Bug/states/" + stateId("MyAgile.Bug", "Closed") + V;
    assertThat(wire.send("PUT", closed, "application/json", "{\"hidden\":true}").status())
        .isEqualTo(400);
    state("MyAgile.Bug", "Mine", "InProgress");
    String mine = types + "/MyAgile.Bug/states/" + stateId("MyAgile.Bug", "Mine") + V;
    assertThat(wire.send("PUT", mine, "application/json", "{\"hidden\":true}").status())
        .isEqualTo(400);
  }

  @Test
  void aTypeIsGivenAFieldAndLosesIt() {
    project();
    wire.post(
        "/_apis/wit/fields" + V,
        "{\"name\":\"Size\",\"referenceName\":\"Custom.Size\",\"type\":\"integer\"}");
    type("Idea");
    String fields = types + "/MyAgile.Idea/fields";
    assertThat(wire.get(fields + V).strings("value", "referenceName"))
        .contains("System.Title")
        .doesNotContain("Custom.Size", RISK);
    Wire.Answer added =
        wire.post(fields + V, "{\"referenceName\":\"Custom.Size\",\"defaultValue\":\"3\"}");
    assertThat(added.status()).as(added.text()).isEqualTo(200);
    assertThat(added.json().get("customization").getAsString()).isEqualTo("custom");
    assertThat(added.json().get("type").getAsString()).isEqualTo("integer");
    assertThat(added.json().get("defaultValue").getAsInt()).isEqualTo(3);
    assertThat(wire.get(fields + V).strings("value", "referenceName")).contains("Custom.Size");
    assertThat(create("Idea", Wire.add("System.Title", "i")).fields().get("Custom.Size").getAsInt())
        .isEqualTo(3);
    wire.post(fields + V, "{\"referenceName\":\"" + RISK + "\"}");
    assertThat(wire.get("/p/_apis/wit/workitemtypes/Idea/fields" + V).text()).contains(RISK);
    assertThat(wire.post(fields + V, "{\"referenceName\":\"Custom.Size\"}").status())
        .isEqualTo(409);
    assertThat(wire.delete(fields + "/Custom.Size" + V).status()).isEqualTo(204);
    assertThat(wire.get(fields + "/Custom.Size" + V).status()).isEqualTo(404);
    assertThat(wire.delete(fields + "/System.Title" + V).status()).isEqualTo(400);
    assertThat(wire.post(fields + V, "{\"referenceName\":\"No.Field\"}").status()).isEqualTo(404);
  }

  @Test
  void aFieldThatIsDeletedIsWantedNoMore() {
    project();
    wire.post(
        "/_apis/wit/fields" + V,
        "{\"name\":\"Size\",\"referenceName\":\"Custom.Size\",\"type\":\"integer\"}");
    type("Idea");
    wire.post(
        types + "/MyAgile.Idea/fields" + V,
        "{\"referenceName\":\"Custom.Size\",\"required\":true}");
    assertThat(create("Idea", Wire.add("System.Title", "i")).status()).isEqualTo(400);
    wire.delete("/_apis/wit/fields/Custom.Size" + V);
    assertThat(create("Idea", Wire.add("System.Title", "i")).status()).isEqualTo(200);
  }

  @Test
  void aFieldMustHaveAValueOrMayNotBeWritten() {
    project();
    inheriting("Bug");
    String fields = types + "/MyAgile.Bug/fields/";
    String system = "Microsoft.VSTS.TCM.SystemInfo";
    Wire.Answer required = wire.patchJson(fields + system + V, "{\"required\":true}");
    assertThat(required.json().get("required").getAsBoolean()).isTrue();
    assertThat(required.json().get("customization").getAsString()).isEqualTo("inherited");
    Wire.Answer refused = create("Bug", Wire.add("System.Title", "b"));
    assertThat(refused.typeKey()).isEqualTo("RuleValidationException");
    assertThat(refused.text()).contains(system);
    assertThat(create("Bug", Wire.add("System.Title", "b"), Wire.add(system, "Windows")).status())
        .isEqualTo(200);
    wire.patchJson(fields + system + V, "{\"required\":false,\"readOnly\":true}");
    assertThat(create("Bug", Wire.add("System.Title", "b")).status()).isEqualTo(200);
    assertThat(create("Bug", Wire.add("System.Title", "b"), Wire.add(system, "x")).text())
        .contains("ReadOnly");
    assertThat(
            wire.get("/p/_apis/wit/workitemtypes/Bug/fields/" + system + V)
                .json()
                .get("alwaysRequired")
                .getAsBoolean())
        .isFalse();
    JsonObject severity =
        wire.get(fields + "Microsoft.VSTS.Common.Severity" + V + "&$expand=allowedValues").json();
    assertThat(severity.getAsJsonArray("allowedValues")).hasSize(4);
    assertThat(severity.get("defaultValue").getAsString()).isEqualTo("3 - Medium");
    assertThat(severity.get("customization").getAsString()).isEqualTo("system");
  }
}
