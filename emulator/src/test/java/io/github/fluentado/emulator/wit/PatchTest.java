// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.Wire.add;
import static io.github.fluentado.emulator.Wire.link;
import static io.github.fluentado.emulator.Wire.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatchTest {
  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void twoTasks() {
    wire.task("one");
    wire.task("two");
  }

  private static String test(String path, String value) {
    return operation("test", path, value);
  }

  @Test
  void eachChangeIsOneRevision() {
    Wire.Answer answer =
        wire.update(1, add("System.Title", "new"), add("System.Description", "<b>d</b>"));
    assertThat(answer.rev()).isEqualTo(2);
    assertThat(answer.field("System.Description")).isEqualTo("<b>d</b>");
    assertThat(wire.update(1, operation("replace", "/fields/System.Title", "\"newer\"")).rev())
        .isEqualTo(3);
    assertThat(wire.update(1, operation("remove", "/fields/System.Description", "null")).fields())
        .matches(fields -> !fields.has("System.Description"));
  }

  @Test
  void aPatchThatChangesNothingMakesNoRevision() {
    assertThat(wire.update(1, add("System.Title", "one")).rev()).isEqualTo(1);
    assertThat(wire.update(1).rev()).isEqualTo(1);
  }

  @Test
  void aFailedTestOfTheRevisionIsTheOptimisticLock() {
    wire.update(1, add("System.Title", "theirs"));
    Wire.Answer answer = wire.update(1, test("/rev", "1"), add("System.Title", "mine"));
    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.typeKey()).isEqualTo("TestPatchOperationFailedException");
    assertThat(answer.message()).startsWith("VS403351:").contains("/rev", "2", "1");
    assertThat(wire.item(1).field("System.Title")).isEqualTo("theirs");
    assertThat(wire.update(1, test("/rev", "2"), add("System.Title", "mine")).rev()).isEqualTo(3);
  }

  @Test
  void fieldsCanBeTestedCopiedAndMoved() {
    assertThat(wire.update(1, test("/fields/System.Title", "\"one\"")).status()).isEqualTo(200);
    assertThat(wire.update(1, test("/fields/System.Title", "\"x\"")).status()).isEqualTo(412);
    assertThat(wire.update(1, test("/fields/System.Description", "null")).status()).isEqualTo(200);
    String copy =
        "{\"op\":\"copy\",\"from\":\"/fields/System.Title\",\"path\":\"/fields/System.Description\"}";
    assertThat(wire.update(1, copy).field("System.Description")).isEqualTo("one");
    String move =
        "{\"op\":\"move\",\"from\":\"/fields/System.Description\","
            + "\"path\":\"/fields/Microsoft.VSTS.Common.AcceptanceCriteria\"}";
    JsonObject moved = wire.update(1, move).fields();
    assertThat(moved.has("System.Description")).isFalse();
    assertThat(moved.get("Microsoft.VSTS.Common.AcceptanceCriteria")).hasToString("\"one\"");
  }

  @Test
  void pathsIgnoreCaseAndUseReferenceOrFriendlyNames() {
    assertThat(
            wire.update(1, operation("ADD", "/Fields/system.title", "\"a\"")).field("System.Title"))
        .isEqualTo("a");
    assertThat(wire.update(1, operation("add", "/fields/Title", "\"b\"")).field("System.Title"))
        .isEqualTo("b");
  }

  @Test
  void nothingIsHalfApplied() {
    for (String bad :
        List.of(
            add("System.State", "Nowhere"),
            add("Custom.Nothing", "x"),
            operation("remove", "/relations/5", "null"),
            link("System.LinkTypes.Related", wire.itemUrl(99)),
            test("/rev", "7"))) {
      Wire.Answer answer =
          wire.update(
              1,
              add("System.Title", "half"),
              link("System.LinkTypes.Related", wire.itemUrl(2)),
              bad);
      assertThat(answer.status()).as(bad).isGreaterThanOrEqualTo(400);
    }
    assertThat(wire.item(1).field("System.Title")).isEqualTo("one");
    assertThat(wire.item(1).rev()).isEqualTo(1);
    assertThat(Wire.relations(wire.item(2))).isEmpty();
  }

  @Test
  void documentsThatAreNotPatchesAreRefused() {
    for (String body :
        List.of(
            "",
            "{}",
            "[1]",
            "[{}]",
            "nonsense",
            "[{\"op\":\"add\"}]",
            "[{\"op\":\"burn\",\"path\":\"/fields/System.Title\"}]",
            "[{\"op\":\"add\",\"path\":\"fields/System.Title\",\"value\":\"x\"}]")) {
      Wire.Answer answer = wire.patch("/_apis/wit/workitems/1?api-version=7.1", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.typeKey()).as(body).isEqualTo("VssPropertyValidationException");
    }
    for (String path :
        List.of("/nothing", "/fields", "/fields/System.Title/x", "/relations", "/rev")) {
      assertThat(wire.update(1, operation("add", path, "\"x\"")).status()).as(path).isEqualTo(400);
    }
    assertThat(wire.item(1).rev()).isEqualTo(1);
  }

  @Test
  void addedTagsJoinThoseThereAndReplacedOnesDoNot() {
    assertThat(wire.update(1, add("System.Tags", "web;  api , web")).field("System.Tags"))
        .isEqualTo("api; web");
    assertThat(wire.update(1, add("System.Tags", "API; new")).field("System.Tags"))
        .isEqualTo("api; new; web");
    assertThat(
            wire.update(1, operation("replace", "/fields/System.Tags", "\"only\""))
                .field("System.Tags"))
        .isEqualTo("only");
    assertThat(wire.update(1, operation("replace", "/fields/System.Tags", "\"\"")).fields())
        .matches(fields -> !fields.has("System.Tags"));
  }

  @Test
  void aLinkIsSeenFromBothEnds() {
    Wire.Answer child = wire.update(1, link("System.LinkTypes.Hierarchy-Reverse", wire.itemUrl(2)));
    assertThat(child.fields().get("System.Parent")).hasToString("2");
    JsonObject toParent = Wire.relations(child).get(0).getAsJsonObject();
    assertThat(toParent.get("rel")).hasToString("\"System.LinkTypes.Hierarchy-Reverse\"");
    assertThat(toParent.getAsJsonObject("attributes").get("name")).hasToString("\"Parent\"");
    Wire.Answer parent = wire.item(2);
    JsonObject toChild = Wire.relations(parent).get(0).getAsJsonObject();
    assertThat(toChild.get("rel")).hasToString("\"System.LinkTypes.Hierarchy-Forward\"");
    assertThat(toChild.get("url").getAsString()).endsWith("/workItems/1");
    assertThat(parent.rev()).isEqualTo(1);
    wire.update(2, operation("remove", "/relations/0", "null"));
    assertThat(Wire.relations(wire.item(1))).isEmpty();
    assertThat(wire.item(1).fields().has("System.Parent")).isFalse();
  }

  @Test
  void aParentIsTheOnlyOneAndNeverBelowItself() {
    wire.task("three");
    wire.update(1, link("System.LinkTypes.Hierarchy-Forward", wire.itemUrl(2)));
    Wire.Answer second =
        wire.update(2, link("System.LinkTypes.Hierarchy-Reverse", wire.itemUrl(3)));
    assertThat(second.typeKey()).isEqualTo("WorkItemLinkAddExtraParentException");
    assertThat(
            wire.update(3, link("System.LinkTypes.Hierarchy-Forward", wire.itemUrl(2))).message())
        .startsWith("TF201036:");
    wire.update(2, link("System.LinkTypes.Hierarchy-Forward", wire.itemUrl(3)));
    assertThat(
            wire.update(3, link("System.LinkTypes.Hierarchy-Forward", wire.itemUrl(1))).message())
        .startsWith("TF201035:");
    assertThat(
            wire.update(1, link("System.LinkTypes.Hierarchy-Reverse", wire.itemUrl(3))).message())
        .startsWith("TF201035:");
    assertThat(wire.update(1, link("System.LinkTypes.Related", wire.itemUrl(1))).status())
        .isEqualTo(404);
  }

  @Test
  void relationsAreAddedEditedAndRemovedByIndex() {
    wire.update(
        1, link("Hyperlink", "https://example.org/a"), link("Hyperlink", "https://example.org/b"));
    Wire.Answer edited =
        wire.update(1, operation("replace", "/relations/1/attributes/comment", "\"why\""));
    JsonObject second = Wire.relations(edited).get(1).getAsJsonObject();
    assertThat(second.getAsJsonObject("attributes").get("comment")).hasToString("\"why\"");
    assertThat(wire.update(1, operation("remove", "/relations/2", "null")).typeKey())
        .isEqualTo("PatchOperationFailedException");
    Wire.Answer removed = wire.update(1, operation("remove", "/relations/0", "null"));
    assertThat(Wire.relations(removed)).hasSize(1);
    assertThat(wire.update(1, link("Hyperlink", "https://example.org/b")).status()).isEqualTo(400);
    assertThat(wire.update(1, link("No.Such-Type", "https://example.org")).status()).isEqualTo(400);
    assertThat(wire.item(1).rev()).isEqualTo(4);
    String value = "{\"rel\":\"hyperlink\",\"url\":\"https://example.org/c\"}";
    assertThat(
            Wire.relations(wire.update(1, operation("replace", "/relations/0", value)))
                .get(0)
                .getAsJsonObject()
                .get("url"))
        .hasToString("\"https://example.org/c\"");
  }

  @Test
  void aLinkAcrossProjectsLeadsToTheOtherProject() {
    String abroad = "/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/wit/workitems/$Task?api-version=7.1";
    String document = Wire.document(add("System.Title", "abroad"));
    int id = wire.send("POST", abroad, Wire.PATCH, document).id();
    JsonObject near =
        Wire.relations(wire.update(1, link("System.LinkTypes.Related", wire.itemUrl(id))))
            .get(0)
            .getAsJsonObject();
    String url = near.get("url").getAsString().substring(emulator.url().length());
    assertThat(wire.get(url).field("System.Title")).isEqualTo("abroad");
    Wire.Answer found = wire.wiql("SELECT [Id] FROM WorkItems WHERE [Title] = 'abroad'");
    assertThat(found.strings("workItems", "url")).containsExactly(near.get("url").getAsString());
  }

  @Test
  void theTagsInUseAreListed() {
    wire.update(1, add("System.Tags", "web; api"));
    wire.update(2, add("System.Tags", "API; db"));
    Wire.Answer tags = wire.get("/web/_apis/wit/tags?api-version=7.1");
    assertThat(tags.strings("value", "name")).containsExactly("api", "db", "web");
    assertThat(wire.get("/web/_apis/wit/tags/DB").json().get("name")).hasToString("\"db\"");
    assertThat(wire.get("/web/_apis/wit/tags/none").status()).isEqualTo(404);
  }

  @Test
  void commentsOfALinkGoWithItToTheOtherEnd() {
    String value =
        "{\"rel\":\"System.LinkTypes.Dependency-forward\",\"url\":%s,\"attributes\":{\"comment\":\"c\"}}"
            .formatted(Wire.quote(wire.itemUrl(2)));
    wire.update(1, operation("add", "/relations/-", value));
    JsonObject far = Wire.relations(wire.item(2)).get(0).getAsJsonObject();
    assertThat(far.get("rel")).hasToString("\"System.LinkTypes.Dependency-Reverse\"");
    assertThat(far.getAsJsonObject("attributes").get("comment")).hasToString("\"c\"");
  }

  @Test
  void concurrentCreatesNeitherLoseNorDouble() {
    List<Integer> ids =
        IntStream.range(0, 60).parallel().mapToObj(i -> wire.task("c" + i).id()).sorted().toList();
    assertThat(ids).isEqualTo(IntStream.rangeClosed(3, 62).boxed().toList());
  }

  @Test
  void ofManyWritersWithTheSameRevisionOneWins() {
    List<Integer> statuses =
        IntStream.range(0, 30)
            .parallel()
            .mapToObj(i -> wire.update(1, test("/rev", "1"), add("System.Title", "w" + i)).status())
            .toList();
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 412).hasSize(29);
    assertThat(wire.item(1).rev()).isEqualTo(2);
  }

  @Test
  void concurrentEditsAllCount() {
    IntStream.range(0, 40)
        .parallel()
        .forEach(
            i -> assertThat(wire.update(1, add("System.Tags", "t" + i)).status()).isEqualTo(200));
    assertThat(wire.item(1).rev()).isEqualTo(41);
    assertThat(wire.item(1).field("System.Tags").split("; ", -1)).hasSize(40);
  }
}
