// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkTest {
  private static final String TEAM = "/web/web%20Team/_apis/work";
  private static final String SETTINGS = TEAM + "/teamsettings";
  private static final String ITERATIONS = SETTINGS + "/iterations";
  private static final String V = "?api-version=7.1";

  private final TestClock clock = new TestClock();
  @AutoClose private final Emulator emulator = Emulator.builder().clock(clock).start();
  private final Wire wire = Wire.of(emulator);

  /** Two sprints of a week: from Monday 2 March 2026, which is the week of the clock, and after. */
  @BeforeEach
  void twoSprints() {
    choose(sprint("One", "2026-03-02", "2026-03-08"));
    choose(sprint("Two", "2026-03-09", "2026-03-15"));
  }

  private String sprint(String name, String start, String finish) {
    String body =
        """
        {"name":"%s","attributes":{"startDate":"%sT00:00:00Z","finishDate":"%sT00:00:00Z"}}"""
            .formatted(name, start, finish);
    Wire.Answer made = wire.post("/web/_apis/wit/classificationnodes/Iterations" + V, body);
    return made.json().get("identifier").getAsString();
  }

  private void choose(String id) {
    Wire.Answer added = wire.post(ITERATIONS + V, "{\"id\":\"" + id + "\"}");
    assertThat(added.status()).as(added.text()).isEqualTo(200);
  }

  private String current() {
    Wire.Answer current = wire.get(ITERATIONS + V + "&$timeframe=current");
    assertThat(current.list()).hasSize(1);
    return current.list().get(0).getAsJsonObject().get("id").getAsString();
  }

  @Test
  void iterationsKnowWhereTheyLieInTime() {
    Wire.Answer all = wire.get(ITERATIONS + V);
    assertThat(all.strings("value", "name")).containsExactly("One", "Two");
    assertThat(all.strings("value", "path")).containsExactly("web\\One", "web\\Two");
    assertThat(all.text()).contains("\"timeFrame\":\"current\"", "\"timeFrame\":\"future\"");
    String one = current();
    clock.advance(Duration.ofDays(4));
    assertThat(current()).as("the last day counts").isEqualTo(one);
    clock.advance(Duration.ofDays(1));
    assertThat(current()).isNotEqualTo(one);
    assertThat(wire.get(ITERATIONS + "/" + one + V).json().get("attributes").toString())
        .contains("past");
    assertThat(wire.get(ITERATIONS + V + "&$timeframe=past").status()).isEqualTo(400);
  }

  @Test
  void anIterationIsLeftAndChosenAgain() {
    String one = current();
    assertThat(wire.delete(ITERATIONS + "/" + one + V).status()).isEqualTo(204);
    assertThat(wire.get(ITERATIONS + "/" + one + V).status()).isEqualTo(404);
    assertThat(wire.get(ITERATIONS + V).list()).hasSize(1);
    choose(one);
    assertThat(wire.get(ITERATIONS + V).list()).hasSize(2);
    assertThat(wire.post(ITERATIONS + V, "{\"id\":\"none\"}").status()).isEqualTo(404);
    assertThat(wire.get("/web/nobody/_apis/work/teamsettings/iterations").status()).isEqualTo(404);
  }

  @Test
  void queriesKnowTheCurrentIteration() {
    wire.create(
        "Task", Wire.add("System.Title", "a"), Wire.add("System.IterationPath", "web\\One"));
    wire.create(
        "Task", Wire.add("System.Title", "b"), Wire.add("System.IterationPath", "web\\Two"));
    String select = "SELECT [System.Id] FROM WorkItems WHERE [System.IterationPath] = ";
    String path = "/web/web%20Team/_apis/wit/wiql" + V;
    assertThat(query(path, select + "@currentIteration").ids("workItems")).containsExactly(1);
    assertThat(query(path, select + "@CurrentIteration + 1").ids("workItems")).containsExactly(2);
    assertThat(query(path, select + "@currentIteration - 1").ids("workItems")).isEmpty();
    String named = select + "@currentIteration('[web]\\web Team') + 1";
    assertThat(wire.wiql(named).ids("workItems")).containsExactly(2);
    assertThat(wire.wiql(select + "@currentIteration").message()).contains("VS402612");
    assertThat(wire.wiql(select + "@currentIteration('x')").status()).isEqualTo(400);
  }

  private Wire.Answer query(String path, String text) {
    return wire.post(path, "{\"query\":" + Wire.quote(text) + "}");
  }

  @Test
  void capacitiesAndDaysOffAreCounted() {
    String one = ITERATIONS + "/" + current();
    String me =
        wire.get("/_apis/connectionData?api-version=7.1-preview")
            .json()
            .getAsJsonObject("authenticatedUser")
            .get("id")
            .getAsString();
    String days = "[{\"start\":\"2026-03-06T00:00:00Z\",\"end\":\"2026-03-08T00:00:00Z\"}]";
    String body =
        "{\"activities\":[{\"capacityPerDay\":4.5,\"name\":\"Design\"}],\"daysOff\":" + days + "}";
    Wire.Answer set = wire.patchJson(one + "/capacities/" + me + V, body);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    Wire.Answer all = wire.get(one + "/capacities" + V);
    assertThat(all.json().get("totalCapacityPerDay").getAsDouble()).isEqualTo(4.5);
    assertThat(all.json().get("totalDaysOff").getAsInt()).as("Friday only").isEqualTo(1);
    wire.patchJson(
        one + "/teamdaysoff" + V,
        "{\"daysOff\":[{\"start\":\"2026-03-02T00:00:00Z\",\"end\":\"2026-03-02T00:00:00Z\"}]}");
    assertThat(wire.get(one + "/teamdaysoff" + V).json().getAsJsonArray("daysOff")).hasSize(1);
    Wire.Answer totals =
        wire.get("/web/_apis/work/iterations/" + current() + "/iterationcapacities" + V);
    assertThat(totals.json().get("totalIterationDaysOff").getAsInt()).isEqualTo(2);
    String wrong = "{\"activities\":[{\"capacityPerDay\":25}]}";
    assertThat(wire.patchJson(one + "/capacities/" + me + V, wrong).status()).isEqualTo(400);
    assertThat(
            wire.patchJson(
                    one + "/teamdaysoff" + V,
                    "{\"daysOff\":[{\"start\":\"2026-03-02T00:00:00Z\",\"end\":\"x\"}]}")
                .status())
        .isEqualTo(400);
    Wire.Answer replaced = wire.send("PUT", one + "/capacities" + V, "application/json", "[]");
    assertThat(replaced.list()).isEmpty();
  }

  @Test
  void settingsAreReadAndChanged() {
    Wire.Answer usual = wire.get(SETTINGS + V);
    assertThat(usual.json().getAsJsonObject("defaultIteration").get("path").getAsString())
        .isEqualTo("\\One");
    assertThat(usual.json().getAsJsonObject("backlogIteration").get("path").getAsString())
        .isEmpty();
    Wire.Answer changed =
        wire.patchJson(
            SETTINGS + V,
            "{\"bugsBehavior\":\"AsTasks\",\"workingDays\":[\"monday\"],\"defaultIteration\":\""
                + current()
                + "\"}");
    assertThat(changed.json().get("bugsBehavior").getAsString()).isEqualTo("asTasks");
    assertThat(changed.json().get("defaultIterationMacro").isJsonNull()).isTrue();
    assertThat(wire.patchJson(SETTINGS + V, "{\"workingDays\":[\"noday\"]}").status())
        .isEqualTo(400);
    assertThat(wire.get("/web/_apis/work/teamsettings" + V).json().get("bugsBehavior"))
        .as("without a team it is the default one")
        .hasToString("\"asTasks\"");
  }

  @Test
  void areasDecideWhatIsOnABacklog() {
    wire.post("/web/_apis/wit/classificationnodes/Areas" + V, "{\"name\":\"Shop\"}");
    wire.create("User Story", Wire.add("System.Title", "top"));
    wire.create(
        "User Story", Wire.add("System.Title", "shop"), Wire.add("System.AreaPath", "web\\Shop"));
    String backlog = TEAM + "/backlogs/Microsoft.RequirementCategory/workItems" + V;
    assertThat(targets(wire.get(backlog))).containsExactly(1);
    String values =
        "{\"defaultValue\":\"web\",\"values\":[{\"value\":\"web\",\"includeChildren\":true}]}";
    assertThat(wire.patchJson(SETTINGS + "/teamfieldvalues" + V, values).status()).isEqualTo(200);
    assertThat(targets(wire.get(backlog))).containsExactly(1, 2);
    String none = values.replace("\"web\"", "\"web\\\\none\"");
    assertThat(wire.patchJson(SETTINGS + "/teamfieldvalues" + V, none).status()).isEqualTo(400);
  }

  private static List<Integer> targets(Wire.Answer answer) {
    return answer.json().getAsJsonArray("workItems").asList().stream()
        .map(row -> row.getAsJsonObject().getAsJsonObject("target").get("id").getAsInt())
        .toList();
  }

  @Test
  void aBacklogIsReordered() {
    for (String title : List.of("a", "b", "c")) {
      wire.create("User Story", Wire.add("System.Title", title));
    }
    String backlog = TEAM + "/backlogs/Stories/workItems" + V;
    String order = TEAM + "/workitemsorder" + V;
    Wire.Answer moved =
        wire.patchJson(order, "{\"ids\":[3],\"parentId\":0,\"previousId\":0,\"nextId\":1}");
    assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    assertThat(targets(wire.get(backlog))).containsExactly(3, 1, 2);
    wire.patchJson(order, "{\"ids\":[1],\"parentId\":0,\"previousId\":2,\"nextId\":0}");
    assertThat(targets(wire.get(backlog))).containsExactly(3, 2, 1);
    assertThat(wire.patchJson(order, "{\"ids\":[9]}").status()).isEqualTo(400);
  }

  @Test
  void aSprintShowsItsItemsBelowTheirParents() {
    wire.create(
        "User Story", Wire.add("System.Title", "s"), Wire.add("System.IterationPath", "web\\One"));
    wire.create(
        "Task",
        Wire.add("System.Title", "t"),
        Wire.add("System.IterationPath", "web\\One"),
        Wire.link("System.LinkTypes.Hierarchy-Reverse", wire.itemUrl(1)));
    wire.task("elsewhere");
    Wire.Answer items = wire.get(ITERATIONS + "/" + current() + "/workitems" + V);
    assertThat(items.json().getAsJsonArray("workItemRelations")).hasSize(2);
    assertThat(items.json().getAsJsonArray("workItemRelations").get(1).toString())
        .contains("Hierarchy-Forward", "\"source\":{\"id\":1");
  }

  @Test
  void boardsHaveColumnsAndRows() {
    assertThat(wire.get(TEAM + "/boards" + V).strings("value", "name"))
        .containsExactly("Epics", "Features", "Stories");
    String columns = TEAM + "/boards/Stories/columns" + V;
    Wire.Answer usual = wire.get(columns);
    assertThat(usual.strings("value", "name"))
        .containsExactly("New", "Active", "Resolved", "Closed");
    String body = usual.json().getAsJsonArray("value").toString();
    Wire.Answer renamed =
        wire.send(
            "PUT",
            columns,
            "application/json",
            body.replace("\"name\":\"Active\"", "\"name\":\"Doing\""));
    assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
    assertThat(wire.get(TEAM + "/boards/Stories" + V).strings("columns", "id"))
        .isEqualTo(usual.strings("value", "id"));
    assertThat(wire.get("/web/_apis/work/boardcolumns" + V).strings("value", "name"))
        .contains("Doing", "Active");
    Wire.Answer bad = wire.send("PUT", columns, "application/json", "[]");
    assertThat(bad.typeKey()).isEqualTo("BoardValidationFailureException");
    String rows = TEAM + "/boards/Stories/rows" + V;
    Wire.Answer two =
        wire.send(
            "PUT",
            rows,
            "application/json",
            "[{\"name\":\"Fast\"},{\"id\":\"00000000-0000-0000-0000-000000000000\"}]");
    assertThat(two.list()).hasSize(2);
    assertThat(wire.get("/web/_apis/work/boardrows" + V).strings("value", "name"))
        .containsExactly("Default", "Fast");
    assertThat(wire.get(TEAM + "/boards/none" + V).status()).isEqualTo(404);
  }

  @Test
  void theProcessTellsItsLevels() {
    assertThat(wire.get(TEAM + "/backlogs" + V).strings("value", "id"))
        .contains("Microsoft.EpicCategory", "Microsoft.TaskCategory");
    Wire.Answer configuration = wire.get(TEAM + "/backlogconfiguration" + V);
    assertThat(configuration.json().getAsJsonArray("hiddenBacklogs").toString())
        .isEqualTo("[\"Microsoft.EpicCategory\"]");
    assertThat(wire.get("/web/_apis/work/processconfiguration" + V).text())
        .contains("Microsoft.VSTS.Common.StackRank");
  }

  @Test
  void whatIDidLastComesFirst() {
    wire.task("a");
    clock.advance(Duration.ofMinutes(1));
    wire.task("b");
    assertThat(wire.get("/_apis/work/accountmyworkrecentactivity" + V).strings("value", "title"))
        .containsExactly("b", "a");
  }
}
