// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.client.wit.WorkItemQueryResult;
import io.github.fluentado.client.wit.WorkItemType;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.workitems.Fields;
import io.github.fluentado.workitems.RelationType;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItemBatch;
import io.github.fluentado.workitems.WorkItems;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows WI and ITM: work items. */
class WorkItemRowsTest extends SurfaceTest {
  WorkItemRowsTest(Site site) {
    super(site);
  }

  private WorkItem made() {
    return mode.run(project.workItems().create("Bug").set(Fields.TITLE, "a fault"));
  }

  @Test
  @Row(id = "WI-01", call = "project.workItems().get(4711)")
  void workItemComesWithAllThatItHas() {
    int id = made().id();
    WorkItem found = row(project.workItems().get(id));
    assertThat(found.peek(Fields.TITLE)).contains("a fault");
    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(only().path())
        .isEqualTo(site.root() + "/" + project.name() + "/_apis/wit/workitems/" + id);
    assertThat(only().query("$expand")).isEqualToIgnoringCase("all");
  }

  @Test
  @Row(id = "WI-02", call = "project.workItems().get(4711)")
  void workItemIsAThingThatLooksAgainByItself() {
    WorkItem found = row(project.workItems().get(made().id()));
    assertThat(found.type()).contains("Bug");
    assertThat(only().path()).endsWith("/_apis/wit/workitems/" + found.id());
    assertThat(only().query("$expand")).isEqualToIgnoringCase("all");
    assertThat(only().query("api-version")).matches(site.version("7.1"));
  }

  @Test
  @Row(id = "WI-03", call = "project.workItems().list(4711, 4712).firstPage()")
  void pageOfNumbersIsOneRequest() {
    List<Integer> seeds = emulator.seeds().workItems();
    Page<WorkItem> page = row(project.workItems().list(seeds).firstPage());
    assertThat(page.items()).extracting(WorkItem::id).isEqualTo(seeds);
    assertThat(only().path())
        .isEqualTo(site.root() + "/" + project.name() + "/_apis/wit/workitems");
    assertThat(only().query("ids")).isEqualTo(joined(seeds));
    assertThat(only().query("$expand")).isEqualToIgnoringCase("all");
  }

  @Test
  @Row(id = "WI-04", call = "project.workItems().list(ids)")
  void anyNumberOfNumbersIsAskedForTwoHundredAtATime() {
    List<Integer> seeds = emulator.seeds().workItems();
    List<Integer> wanted =
        IntStream.range(0, 450).mapToObj(i -> seeds.get(i % seeds.size())).toList();
    assertThat(row(project.workItems().list(wanted))).extracting(WorkItem::id).isEqualTo(wanted);
    assertThat(left()).hasSize(3).allMatch(sent -> sent.path().endsWith("/_apis/wit/workitems"));
    assertThat(mode.all(project.workItems().list(List.of()))).isEmpty();
  }

  @Test
  @Row(id = "WI-05", call = "project.workItems().list(ids).atOnce(4)")
  void manyAreFetchedBesideEachOtherInOrder() {
    List<Integer> seeds = emulator.seeds().workItems();
    List<Integer> wanted =
        IntStream.range(0, 450).mapToObj(i -> seeds.get(i % seeds.size())).toList();
    assertThat(row(project.workItems().list(wanted).atOnce(4)))
        .extracting(WorkItem::id)
        .isEqualTo(wanted);
    assertThat(left()).hasSize(3).allMatch(sent -> sent.query("$expand").matches("(?i)all"));
  }

  private static String joined(List<Integer> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  @Test
  @Row(id = "WI-06", call = "project.workItems().types()")
  void typesOfAProjectAreListed() {
    assertThat(row(project.workItems().types()))
        .extracting(WorkItemType::name)
        .contains("Bug", "Task", "User Story");
    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().path()).endsWith("/" + project.name() + "/_apis/wit/workitemtypes");
  }

  @Test
  @Row(id = "WI-07", call = "project.workItems().edit(4711).set(Fields.PRIORITY, 1)")
  void fieldIsSetWithoutLoadingTheWorkItem() {
    int id = made().id();
    WorkItem changed = row(project.workItems().edit(id).set(Fields.PRIORITY, 1));
    assertThat(changed.peek(Fields.PRIORITY)).contains(1);
    assertPatch(
        only(),
        id,
        "[{\"op\":\"add\",\"path\":\"/fields/Microsoft.VSTS.Common.Priority\",\"value\":1}]");
    assertThat(only().asks("bypassRules") || only().asks("suppressNotifications")).isFalse();
  }

  private void assertPatch(Wire.Sent sent, int id, String document) {
    assertThat(sent.verb()).isEqualTo("PATCH");
    assertThat(sent.host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(sent.path())
        .isEqualTo(site.root() + "/" + project.name() + "/_apis/wit/workitems/" + id);
    assertThat(sent.header("Content-Type")).startsWith("application/json-patch+json");
    assertThat(JsonParser.parseString(String.valueOf(sent.body())))
        .isEqualTo(JsonParser.parseString(document));
  }

  @Test
  @Row(id = "WI-08", call = "project.workItems().get(4711).execute().attach(file)")
  void fileIsBroughtAndAttached(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("what & why#1.log"), "it broke");
    WorkItem item = made();
    WorkItem attached = row(item.attach(file));
    Wire.Sent upload = left().get(0);
    assertThat(upload.verb() + " " + upload.path())
        .isEqualTo("POST " + site.root() + "/" + project.name() + "/_apis/wit/attachments");
    assertThat(upload.query("fileName")).isEqualTo("what & why#1.log");
    assertThat(upload.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(upload.body()).isEqualTo("it broke");
    String url = attached.peekRelations().orElseThrow().get(0).url();
    assertPatch(
        left().get(1),
        item.id(),
        "[{\"op\":\"add\",\"path\":\"/relations/-\",\"value\":{\"rel\":\"AttachedFile\",\"url\":\""
            + url
            + "\"}}]");
    assertThat(left()).hasSize(2);
  }

  @Test
  @Row(id = "WI-09", call = "project.workItems().edit(4711).link(RelationType.CHILD, 4712)")
  void workItemsAreLinked() {
    int parent = made().id();
    int child = made().id();
    WorkItem linked = row(project.workItems().edit(parent).link(RelationType.CHILD, child));
    assertThat(linked.peekRelations().orElseThrow())
        .extracting(WorkItemRelation::rel)
        .containsExactly(RelationType.CHILD.name());
    assertPatch(
        only(),
        parent,
        "[{\"op\":\"add\",\"path\":\"/relations/-\",\"value\":{"
            + "\"rel\":\"System.LinkTypes.Hierarchy-Forward\","
            + "\"url\":\""
            + site.address()
            + "/_apis/wit/workItems/"
            + child
            + "\"}}]");
  }

  @Test
  @Row(
      id = "WI-10",
      call = "project.workItems().edit(4711).hyperlink(URI.create(\"https://x.example/\"))")
  void addressIsLinked() {
    int id = made().id();
    URI address = URI.create("https://x.example/a?b=c&d#e");
    WorkItem linked = row(project.workItems().edit(id).hyperlink(address));
    assertThat(linked.peekRelations().orElseThrow())
        .extracting(WorkItemRelation::url)
        .containsExactly(address.toString());
    assertPatch(
        only(),
        id,
        "[{\"op\":\"add\",\"path\":\"/relations/-\",\"value\":"
            + "{\"rel\":\"Hyperlink\",\"url\":\"https://x.example/a?b=c&d#e\"}}]");
  }

  @Test
  @Row(
      id = "WI-11",
      call = "project.workItems().create(\"User Story\").set(Fields.TITLE, \"Sell\")")
  void workItemIsMade() {
    WorkItem made = row(project.workItems().create("User Story").set(Fields.TITLE, "Sell"));
    assertThat(made.type()).contains("User Story");
    assertThat(only().verb()).isEqualTo("POST");
    assertThat(only().path())
        .isEqualTo(site.root() + "/" + project.name() + "/_apis/wit/workitems/$User%20Story");
    assertThat(only().header("Content-Type")).startsWith("application/json-patch+json");
    assertThat(only().body())
        .isEqualTo("[{\"op\":\"add\",\"path\":\"/fields/System.Title\",\"value\":\"Sell\"}]");
  }

  @Test
  @Row(
      id = "WI-12",
      call =
          "project.workItems().edit(4711).set(Fields.STATE, \"Active\").clear(Fields.TAGS)"
              + ".bypassRules().suppressNotifications()")
  void severalChangesAreOneRequest() {
    int id = made().id();
    WorkItem changed =
        row(
            project
                .workItems()
                .edit(id)
                .set(Fields.STATE, "Active")
                .set(Fields.DESCRIPTION, null)
                .bypassRules()
                .suppressNotifications());
    assertThat(changed.peek(Fields.STATE)).contains("Active");
    assertPatch(
        only(),
        id,
        "[{\"op\":\"add\",\"path\":\"/fields/System.State\",\"value\":\"Active\"},"
            + "{\"op\":\"add\",\"path\":\"/fields/System.Description\",\"value\":null}]");
    assertThat(only().query("bypassRules")).isEqualTo("true");
    assertThat(only().query("suppressNotifications")).isEqualTo("true");
  }

  @Test
  @Row(id = "WI-13", call = "project.workItems().query(\"SELECT …\").result()")
  void queryGivesItsResult() {
    String text = "SELECT [System.Id] FROM WorkItems WHERE [System.WorkItemType] = 'Bug'";
    WorkItemQueryResult result = row(project.workItems().query(text).result());
    assertThat(result.workItems()).isNotEmpty();
    assertThat(only().verb()).isEqualTo("POST");
    assertThat(only().path()).isEqualTo(site.root() + "/" + project.name() + "/_apis/wit/wiql");
    assertThat(JsonParser.parseString(String.valueOf(only().body())))
        .isEqualTo(JsonParser.parseString("{\"query\":\"" + text + "\"}"));
  }

  @Test
  @Row(id = "WI-14", call = "project.workItems().query(savedQueryId).result()")
  void savedQueryGivesItsResult() {
    UUID saved = UUID.fromString(emulator.seeds().query());
    WorkItemQueryResult result = row(project.workItems().query(saved).result());
    assertThat(result.workItems()).hasSize(4);
    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().path())
        .isEqualTo(site.root() + "/" + project.name() + "/_apis/wit/wiql/" + saved);
  }

  @Test
  @Row(id = "WI-15", call = "project.workItems().delete(4711)")
  void workItemGoesIntoTheRecycleBinAndComesBack() {
    int id = made().id();
    assertThat(row(project.workItems().delete(id)).id()).isEqualTo(id);
    assertThat(only().verb()).isEqualTo("DELETE");
    assertThat(only().path()).endsWith("/" + project.name() + "/_apis/wit/workitems/" + id);
    assertThat(only().asks("destroy")).isFalse();
    assertThat(only().body()).isNull();
    assertThat(mode.failure(project.workItems().get(id)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(mode.run(project.workItems().restore(id)).id()).isEqualTo(id);
    mode.run(project.workItems().destroy(id));
    assertThat(mode.failure(project.workItems().restore(id)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  @Row(
      id = "WI-16",
      call = "project.workItems().batch().delete(4711).add(items.edit(4712).set(…))",
      why = "By the published verb, within the project; entries may have bodies.")
  void batchTellsWhatBecameOfEachEntry() {
    int gone = made().id();
    int kept = made().id();
    WorkItems items = project.workItems();
    List<WorkItemBatch.Outcome> outcomes =
        row(
            items
                .batch()
                .delete(gone)
                .add(items.edit(kept).set(Fields.PRIORITY, 1))
                .add(items.edit(999_999).set(Fields.PRIORITY, 1)));
    assertThat(outcomes).extracting(WorkItemBatch.Outcome::status).containsExactly(200, 200, 404);
    assertThat(outcomes.get(2).error().orElseThrow().kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(only().verb()).isEqualTo("PATCH");
    assertThat(only().path()).endsWith("/_apis/wit/$batch");
    JsonObject first =
        JsonParser.parseString(String.valueOf(only().body()))
            .getAsJsonArray()
            .get(0)
            .getAsJsonObject();
    assertThat(first.get("method").getAsString()).isEqualTo("DELETE");
    assertThat(first.get("uri").getAsString()).startsWith("/web/_apis/wit/workitems/" + gone + "?");
    assertThat(mode.failure(items.batch()).kind()).isEqualTo(ErrorKind.INVALID);
  }

  @Test
  @Row(id = "ITM-03", call = "item.refresh()")
  void workItemLooksAgain() {
    WorkItem item = made();
    mode.run(project.workItems().edit(item.id()).set(Fields.TITLE, "renamed"));
    row(item.refresh());
    assertThat(item.peek(Fields.TITLE)).contains("renamed");
    assertThat(only().verb() + " " + only().path())
        .isEqualTo(
            "GET " + site.root() + "/" + project.name() + "/_apis/wit/workitems/" + item.id());
    assertThat(only().query("$expand")).isEqualToIgnoringCase("all");
  }

  @Test
  @Row(id = "ITM-04", call = "item.set(Fields.TITLE, \"renamed\")")
  void workItemChangesAField() {
    WorkItem item = made();
    row(item.set(Fields.TITLE, "renamed"));
    assertThat(item.peek(Fields.TITLE)).contains("renamed");
    assertThat(item.peekRelations()).contains(List.of());
    assertPatch(
        only(),
        item.id(),
        "[{\"op\":\"add\",\"path\":\"/fields/System.Title\",\"value\":\"renamed\"}]");
  }
}
