// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.Wire.add;
import static io.github.fluentado.emulator.Wire.link;
import static io.github.fluentado.emulator.Wire.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WiqlTest {
  private final TestClock clock = new TestClock();

  @AutoClose
  private final Emulator emulator = Emulator.builder().clock(clock).queryLimit(5).start();

  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void fourItems() {
    wire.post("/web/_apis/wit/classificationnodes/areas?api-version=7.1", "{\"name\":\"Shop\"}");
    wire.post(
        "/web/_apis/wit/classificationnodes/areas/Shop?api-version=7.1", "{\"name\":\"Cart\"}");
    wire.create(
        "Bug",
        add("System.Title", "Total isn't right"),
        add("System.Tags", "money; urgent"),
        operation("add", "/fields/Microsoft.VSTS.Common.Priority", "1"));
    clock.advance(Duration.ofDays(1));
    wire.create(
        "Task",
        add("System.Title", "Fix rounding"),
        add("System.AssignedTo", "bjorn@contoso.example"),
        add("System.AreaPath", "web\\Shop\\Cart"),
        operation("add", "/fields/Microsoft.VSTS.Scheduling.RemainingWork", "2.5"),
        add("System.Description", "<p>Use banker's rounding</p>"));
    wire.create(
        "Task",
        add("System.Title", "Write tests"),
        add("System.State", "Active"),
        add("System.AreaPath", "web\\Shop"),
        operation("add", "/fields/Microsoft.VSTS.Common.Priority", "3"),
        link("System.LinkTypes.Hierarchy-Reverse", wire.itemUrl(1)));
    clock.advance(Duration.ofDays(1));
    assertThat(wire.create("Epic", add("System.Title", "Money")).id()).isEqualTo(4);
    wire.update(3, add("System.State", "Closed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[System.WorkItemType] = 'Bug' | 1",
        "[System.WorkItemType] = 'bug' | 1",
        "[Work Item Type] <> 'Task' | 1 4",
        "System.State = 'New' AND Priority = 2 | 2 4",
        "[System.Id] > 1 AND [System.Id] <= 3 | 2 3",
        "[System.Id] >= 2 AND [System.Id] < 4 | 2 3",
        "[System.Id] IN (4, 1, 99) | 1 4",
        "[System.State] IN ('Closed', 'Removed') | 3",
        "[System.State] NOT IN ('Closed', 'Removed') | 1 2 4",
        "NOT [System.State] = 'Closed' | 1 2 4",
        "[System.Id] = 1 OR [System.Id] = 2 AND [System.State] = 'Closed' | 1",
        "([System.Id] = 1 OR [System.Id] = 3) AND [System.State] = 'Closed' | 3",
        "[System.Title] CONTAINS 'ROUND' | 2",
        "[System.Title] NOT CONTAINS 'round' | 1 3 4",
        "[System.Title] = 'Total isn''t right' | 1",
        "[System.Title] = \"Total isn't right\" | 1",
        "[System.Description] CONTAINS WORDS 'banker rounding' | 2",
        "[System.Description] CONTAINS WORDS 'bank* round*' | 2",
        "[System.Description] CONTAINS WORDS 'bank' | ''",
        "[System.Tags] CONTAINS 'urgent' | 1",
        "[System.Tags] CONTAINS 'urg' | ''",
        "[System.AreaPath] UNDER 'web\\Shop' | 2 3",
        "[System.AreaPath] NOT UNDER 'WEB\\shop' | 1 4",
        "[System.AreaPath] = 'web\\Shop' | 3",
        "[System.AssignedTo] = 'Björn Builder' | 2",
        "[System.AssignedTo] = 'Björn Builder <bjorn@contoso.example>' | 2",
        "[System.AssignedTo] = '' | 1 3 4",
        "[System.AssignedTo] <> 'Björn Builder' | 1 3 4",
        "[System.Description] IS EMPTY | 1 3 4",
        "[System.Description] IS NOT EMPTY | 2",
        "[System.CreatedBy] = @me | 1 2 3 4",
        "[System.TeamProject] = @project | 1 2 3 4",
        "[System.CreatedDate] = @today | 4",
        "[System.CreatedDate] >= @Today - 1 | 2 3 4",
        "[System.CreatedDate] < @today-1 | 1",
        "[System.CreatedDate] < '2026-03-05' | 1",
        "[System.CreatedDate] >= @startOfMonth AND [System.CreatedDate] < @startOfYear + 1 | 1 2 3 4",
        "[System.ChangedDate] > [System.CreatedDate] | 3",
        "[System.Parent] = 1 | 3",
        "[Remaining Work] > 2 | 2",
        "[Remaining Work] < 2.5 | ''",
        "EVER [System.State] = 'Active' | 3",
        "[System.State] EVER 'Active' | 3",
        "[System.State] WAS EVER 'New' | 1 2 4",
        "[System.Rev] > 1 | 3",
      })
  void conditions(String condition, String ids) {
    Wire.Answer answer = wire.wiql("SELECT [System.Id] FROM WorkItems WHERE " + condition);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<String> found = answer.ids("workItems").stream().map(String::valueOf).toList();
    assertThat(String.join(" ", found)).isEqualTo(ids.replace("''", ""));
  }

  @Test
  void theResultNamesColumnsOrderAndTime() {
    Wire.Answer answer =
        wire.wiql("select ID, [system.title] from workitems order by Priority desc, [Id] asc");
    assertThat(answer.ids("workItems")).containsExactly(3, 2, 4, 1);
    JsonObject json = answer.json();
    assertThat(json.get("queryType")).hasToString("\"flat\"");
    assertThat(json.get("queryResultType")).hasToString("\"workItem\"");
    assertThat(json.get("asOf")).hasToString("\"2026-03-06T12:00:00Z\"");
    assertThat(answer.strings("columns", "referenceName"))
        .containsExactly("System.Id", "System.Title");
    JsonObject sort = json.getAsJsonArray("sortColumns").get(0).getAsJsonObject();
    assertThat(sort.get("descending").getAsBoolean()).isTrue();
    assertThat(sort.getAsJsonObject("field").get("name")).hasToString("\"Priority\"");
    assertThat(json.getAsJsonArray("workItems").get(0).getAsJsonObject().get("url").getAsString())
        .endsWith("/_apis/wit/workItems/3");
  }

  @Test
  void orderByDateIsExactAndEmptyComesFirst() {
    assertThat(
            wire.wiql("SELECT [Id] FROM WorkItems ORDER BY [System.AssignedTo], [System.Id] DESC")
                .ids("workItems"))
        .containsExactly(4, 3, 1, 2);
    assertThat(
            wire.wiql("SELECT [Id] FROM WorkItems ORDER BY [System.ChangedDate] DESC")
                .ids("workItems"))
        .containsExactly(3, 4, 2, 1);
  }

  @Test
  void asOfAnswersFromThePast() {
    String query = "SELECT [Id] FROM WorkItems WHERE [System.State] <> 'Closed' ASOF ";
    assertThat(wire.wiql(query + "'2026-03-05T12:30:00Z'").ids("workItems"))
        .containsExactly(1, 2, 3);
    assertThat(wire.wiql(query + "@today - 1").ids("workItems")).containsExactly(1);
    assertThat(wire.wiql(query + "'then'").status()).isEqualTo(400);
  }

  @Test
  void timesNeedTimePrecision() {
    String query =
        "{\"query\":\"SELECT [Id] FROM WorkItems"
            + " WHERE [System.CreatedDate] > '2026-03-05T11:00:00Z'\"}";
    assertThat(wire.post("/web/_apis/wit/wiql?api-version=7.1", query).status()).isEqualTo(400);
    assertThat(
            wire.post("/web/_apis/wit/wiql?timePrecision=true&api-version=7.1", query)
                .ids("workItems"))
        .containsExactly(2, 3, 4);
  }

  @Test
  void topLimitsAndTheServiceHasALimitOfItsOwn() {
    wire.task("just enough");
    wire.task("one too many");
    String query = "{\"query\":\"SELECT [System.Id] FROM WorkItems\"}";
    Wire.Answer refused = wire.post("/_apis/wit/wiql?api-version=7.1", query);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.typeKey())
        .isEqualTo("WorkItemTrackingQueryResultSizeLimitExceededException");
    assertThat(refused.message()).startsWith("VS402337:");
    assertThat(wire.post("/_apis/wit/wiql?$top=2&api-version=7.1", query).ids("workItems"))
        .containsExactly(1, 2);
    assertThat(wire.post("/_apis/wit/wiql?$top=0&api-version=7.1", query).status()).isEqualTo(400);
  }

  @Test
  void deletedItemsAreNotFound() {
    wire.delete("/_apis/wit/workitems/2?api-version=7.1");
    assertThat(wire.wiql("SELECT [Id] FROM WorkItems").ids("workItems")).containsExactly(1, 3, 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT [Id] FROM WorkItems WHERE [Foo] = 1 | TF51005 | «[Foo]» (line 1, column 34)",
        "SELECT [Bar] FROM WorkItems | TF51005 | «[Bar]» (line 1, column 8)",
        "SELECT [Id]\\nFROM WorkItems\\nORDER BY Foo | TF51005 | «Foo» (line 3, column 10)",
        "SELECT TOP 5 [Id] FROM WorkItems | TF51005 | «TOP» (line 1, column 8)",
        "SELECT [Id] WHERE [Id] = 1 | TF51006 | «WHERE» (line 1, column 13)",
        "SELECT [Id] FROM Things | TF51006 | «Things» (line 1, column 18)",
        "UPDATE x | TF51001 | «UPDATE» (line 1, column 1)",
        "SELECT [Id] FROM WorkItems WHERE [Id] | TF51002 | «end of query»",
        "SELECT [Id] FROM WorkItems WHERE [Id] LIKE 'x' | TF51002 | «LIKE» (line 1, column 39)",
        "SELECT [Id] FROM WorkItems WHERE ([Id] = 1 | TF51002 | «end of query»",
        "SELECT [Id] FROM WorkItems WHERE [Id] = 1) | TF51002 | «)» (line 1, column 42)",
        "SELECT [Id] FROM WorkItems WHERE [Title] = 'x | TF51003 | (line 1, column 44)",
        "SELECT [Id FROM WorkItems | TF51004 | (line 1, column 8)",
        "SELECT [Id] FROM WorkItems WHERE [Id] ! 1 | TF51004 | «!» (line 1, column 39)",
        "SELECT [Id] FROM WorkItems WHERE [Id] = 'one' | TF51008 | «'one'» (line 1, column 41)",
        "SELECT [Id] FROM WorkItems WHERE [Created Date] = 'soon' | TF51008 | «'soon'»",
        "SELECT [Id] FROM WorkItems WHERE [Title] UNDER 'x' | TF51007 | «[Title]»",
        "SELECT [Id] FROM WorkItems WHERE [Id] = @nothing | TF51010 | «@nothing»",
        "SELECT [Id] FROM WorkItems WHERE [Id] = 1 ORDER [Id] | TF51002 | «[Id]»",
        "SELECT [Id] FROM WorkItems MODE (MustContain) | TF51002 | «MODE»",
        "SELECT [Id] FROM WorkItems WHERE [Id] = @today - 99999999999 | TF51002 | «99999999999»",
      })
  void syntaxErrorsNameTheirPlace(String query, String code, String place) {
    Wire.Answer answer = wire.wiql(query.replace("\\n", "\n"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.typeKey()).isEqualTo("SyntaxException");
    assertThat(answer.message()).startsWith(code + ":").contains(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"query\":\"\"}", "{\"query\":null}", "[]"})
  void aQueryIsNeeded(String body) {
    assertThat(wire.post("/web/_apis/wit/wiql?api-version=7.1", body).status()).isEqualTo(400);
  }

  @Test
  void longTextsAndMissingProjectsAreRefused() {
    assertThat(wire.wiql("SELECT [Id] FROM WorkItems" + " ".repeat(32_000)).typeKey())
        .isEqualTo("WorkItemTrackingQueryMaxWiqlTextLengthLimitExceededException");
    String query = "{\"query\":\"SELECT [Id] FROM WorkItems WHERE [Team Project] = @project\"}";
    assertThat(wire.post("/_apis/wit/wiql?api-version=7.1", query).message())
        .startsWith("TF51010:");
  }

  @Test
  void deepNestingIsRefusedInGoodOrder() {
    String query = "SELECT [Id] FROM WorkItems WHERE " + "(".repeat(15_000) + "[Id] = 1";
    assertThat(wire.wiql(query).message()).startsWith("TF51012:");
    String fine = "(".repeat(100) + "[Id] = 1" + ")".repeat(100);
    assertThat(wire.wiql("SELECT [Id] FROM WorkItems WHERE " + fine).ids("workItems"))
        .containsExactly(1);
  }

  private static List<String> rows(Wire.Answer answer) {
    return answer.json().getAsJsonArray("workItemRelations").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(row -> end(row, "source") + ">" + end(row, "target"))
        .toList();
  }

  private static String end(JsonObject row, String name) {
    return row.get(name).isJsonNull() ? "" : row.getAsJsonObject(name).get("id").getAsString();
  }

  @Test
  void linkQueriesShowSourcesWithTheirTargets() {
    String from = "SELECT [Id] FROM WorkItemLinks WHERE ";
    String hierarchy = "[System.Links.LinkType] = 'System.LinkTypes.Hierarchy-Forward'";
    Wire.Answer must =
        wire.wiql(
            from
                + "([Source].[System.WorkItemType] = 'Bug') AND ("
                + hierarchy
                + ") AND (Target.System.WorkItemType = 'Task') MODE (MustContain)");
    assertThat(must.status()).as(must.text()).isEqualTo(200);
    assertThat(must.json().get("queryType")).hasToString("\"oneHop\"");
    assertThat(rows(must)).containsExactly(">1", "1>3");
    assertThat(rows(wire.wiql(from + hierarchy + " MODE (MayContain)")))
        .containsExactly(">1", "1>3", ">2", ">3", ">4");
    assertThat(rows(wire.wiql(from + hierarchy + " MODE (DoesNotContain)")))
        .containsExactly(">2", ">3", ">4");
    Wire.Answer tree = wire.wiql(from + hierarchy + " MODE (Recursive)");
    assertThat(tree.json().get("queryType")).hasToString("\"tree\"");
    assertThat(rows(tree)).containsExactly(">1", "1>3", ">2", ">4");
  }

  @Test
  void eachKindOfQueryTellsTheTimeThatItWasAskedFor() {
    String when = "2030-01-02T03:04:05Z";
    String links = "SELECT [Id] FROM WorkItemLinks WHERE [Source].[System.Id] < 3";
    for (String query :
        new String[] {
          "SELECT [Id] FROM WorkItems WHERE [System.Id] < 3",
          links + " MODE (MayContain)",
          links
              + " AND [System.Links.LinkType] = 'System.LinkTypes.Hierarchy-Forward'"
              + " MODE (Recursive)"
        }) {
      String asOf =
          query.contains("MODE")
              ? query.replace(" MODE", " ASOF '" + when + "' MODE")
              : query + " ASOF '" + when + "'";
      Wire.Answer answer = wire.wiql(asOf);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.json().get("asOf").getAsString()).startsWith("2030-01-02T03:04:05");
      assertThat(wire.wiql(query).json().get("asOf").getAsString()).doesNotStartWith("2030");
      com.google.gson.JsonObject saved = new com.google.gson.JsonObject();
      saved.addProperty("name", "q" + asOf.length());
      saved.addProperty("wiql", asOf);
      Wire.Answer kept =
          wire.post("/web/_apis/wit/queries/Shared%20Queries?api-version=7.1", saved.toString());
      String id = kept.json().get("id").getAsString();
      assertThat(wire.get("/web/_apis/wit/wiql/" + id).json().get("asOf").getAsString())
          .startsWith("2030-01-02T03:04:05");
    }
  }

  @Test
  void aTimeBesideADateIsRefusedWithoutTimePrecision() {
    com.google.gson.JsonObject body = new com.google.gson.JsonObject();
    body.addProperty(
        "query", "SELECT [Id] FROM WorkItems WHERE [System.ChangedDate] >= '2026-07-27T15:02:58Z'");
    String path = "/web/_apis/wit/wiql?api-version=7.1";
    for (String precision : new String[] {"", "&timePrecision=false"}) {
      Wire.Answer answer = wire.post(path + precision, body.toString());
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.message())
          .startsWith(
              "You cannot supply a time with the date when running a query using date precision.");
    }
    assertThat(wire.post(path + "&timePrecision=true", body.toString()).status()).isEqualTo(200);
  }
}
