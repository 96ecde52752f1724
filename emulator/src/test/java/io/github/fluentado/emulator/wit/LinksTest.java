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
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  private static final String CHILD = "System.LinkTypes.Hierarchy-Forward";
  private static final String PARENT = "System.LinkTypes.Hierarchy-Reverse";

  private final TestClock clock = new TestClock();
  @AutoClose private final Emulator emulator = Emulator.builder().clock(clock).start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void fiveTasks() {
    for (String title : List.of("a", "b", "c", "d", "e")) {
      wire.task(title);
    }
    clock.advance(Duration.ofHours(1));
  }

  private List<Integer> targets(int id) {
    return Wire.relations(wire.item(id)).stream().map(LinksTest::target).toList();
  }

  private static int target(JsonElement relation) {
    String url = relation.getAsJsonObject().get("url").getAsString();
    return Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
  }

  private JsonObject content(int id) {
    JsonObject item = wire.item(id).json();
    JsonObject fields = item.getAsJsonObject("fields");
    fields.remove("System.Parent");
    fields.remove("System.RelatedLinkCount");
    item.remove("relations");
    return item;
  }

  @Test
  void linksBetweenItemsLeaveBothEndsAtTheirRevision() {
    JsonObject one = content(1);
    JsonObject two = content(2);
    Wire.Answer linked = wire.update(1, link(CHILD, wire.itemUrl(2)));
    assertThat(linked.rev()).isEqualTo(1);
    assertThat(content(1)).isEqualTo(one);
    assertThat(content(2)).isEqualTo(two);
    assertThat(wire.item(2).fields().get("System.Parent").getAsInt()).isEqualTo(1);
    wire.update(1, operation("add", "/relations/0/attributes/comment", "\"why\""));
    assertThat(wire.item(1).rev()).isEqualTo(1);
    wire.update(1, operation("remove", "/relations/0", "null"));
    assertThat(content(1)).isEqualTo(one);
    assertThat(content(2)).isEqualTo(two);
    assertThat(wire.item(2).fields().has("System.Parent")).isFalse();
    assertThat(wire.get("/_apis/wit/workItems/1/revisions").list()).hasSize(1);
  }

  @Test
  void aNewLinkComesFirst() {
    wire.update(1, link(CHILD, wire.itemUrl(2)));
    wire.update(1, link(CHILD, wire.itemUrl(3)));
    assertThat(targets(1)).containsExactly(3, 2);
    wire.update(3, operation("remove", "/relations/0", "null"));
    wire.update(3, link(PARENT, wire.itemUrl(1)));
    wire.update(4, link(PARENT, wire.itemUrl(1)));
    assertThat(targets(1)).containsExactly(4, 3, 2);
  }

  @Test
  void threeLinksAtOnceComeInTheServicesOrder() {
    Wire.Answer answer =
        wire.update(
            1,
            link(CHILD, wire.itemUrl(2)),
            link(CHILD, wire.itemUrl(3)),
            link(CHILD, wire.itemUrl(4)));
    assertThat(Wire.relations(answer).stream().map(LinksTest::target)).containsExactly(3, 2, 4);
    assertThat(targets(1)).containsExactly(3, 2, 4);
    wire.update(1, link(CHILD, wire.itemUrl(5)));
    assertThat(targets(1)).containsExactly(5, 3, 2, 4);
    wire.update(
        1,
        operation("remove", "/relations/1", "null"),
        operation("remove", "/relations/0", "null"));
    assertThat(targets(1)).containsExactly(2, 4);
    assertThat(wire.item(1).rev()).isEqualTo(1);
  }

  @Test
  void aTestOfTheRevisionDoesNotGuardLinks() {
    wire.update(1, link(CHILD, wire.itemUrl(2)));
    wire.update(1, link(CHILD, wire.itemUrl(3))); // somebody else, in between
    Wire.Answer wrong =
        wire.update(1, operation("test", "/rev", "1"), operation("remove", "/relations/0", "null"));
    assertThat(wrong.status()).isEqualTo(200);
    assertThat(targets(1)).containsExactly(2);
  }

  @Test
  void anAttributeIsTestedBeforeItIsChanged() {
    wire.update(1, link(CHILD, wire.itemUrl(2)));
    wire.update(1, operation("add", "/relations/0/attributes/comment", "\"why\""));
    String comment = "/relations/0/attributes/comment";
    Wire.Answer wrong =
        wire.update(
            1, operation("test", comment, "\"other\""), operation("replace", comment, "\"new\""));
    assertThat(wrong.status()).isEqualTo(412);
    assertThat(wrong.message()).contains(comment, "why", "other");
    Wire.Answer right =
        wire.update(
            1, operation("test", comment, "\"why\""), operation("replace", comment, "\"new\""));
    assertThat(right.status()).isEqualTo(200);
    assertThat(wire.item(1).text()).contains("\"comment\":\"new\"");
    assertThat(wire.update(1, operation("test", "/relations/0/attributes/none", "1")).status())
        .isEqualTo(412);
    assertThat(wire.update(1, operation("move", comment, "1")).status()).isEqualTo(400);
  }

  @Test
  void filesPagesAndFieldsRaiseTheRevisionAsBefore() {
    String file =
        wire.send(
                "POST",
                "/_apis/wit/attachments?fileName=a&api-version=7.1",
                "application/octet-stream",
                "x")
            .json()
            .get("url")
            .getAsString();
    assertThat(wire.update(1, link("AttachedFile", file)).rev()).isEqualTo(2);
    assertThat(wire.update(1, link("Hyperlink", "https://example.org/a")).rev()).isEqualTo(3);
    Wire.Answer both = wire.update(1, link(CHILD, wire.itemUrl(2)), add("System.Title", "other"));
    assertThat(both.rev()).isEqualTo(4);
    assertThat(wire.item(2).rev()).isEqualTo(1);
    List<String> rels =
        Wire.relations(wire.item(1)).stream()
            .map(relation -> relation.getAsJsonObject().get("rel").getAsString())
            .toList();
    assertThat(rels).containsExactly(CHILD, "AttachedFile", "Hyperlink");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {CHILD, "System.LinkTypes.Related", "Hyperlink", "ArtifactLink", "AttachedFile"})
  void aSecondRelationOfAKindToTheSamePlaceIsRefused(String rel) {
    String url =
        switch (rel) {
          case "Hyperlink" -> "https://example.org/a";
          case "ArtifactLink" -> "vstfs:///Git/PullRequestId/a%2fb%2f1";
          case "AttachedFile" ->
              wire.send(
                      "POST",
                      "/_apis/wit/attachments?api-version=7.1",
                      "application/octet-stream",
                      "x")
                  .json()
                  .get("url")
                  .getAsString();
          default -> wire.itemUrl(2);
        };
    assertThat(wire.update(1, link(rel, url)).status()).isEqualTo(200);
    int rev = wire.item(1).rev();
    for (List<String> patch :
        List.of(List.of(link(rel, url)), List.of(add("System.Title", "x"), link(rel, url)))) {
      Wire.Answer again = wire.update(1, patch.toArray(String[]::new));
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.typeKey()).isEqualTo("WorkItemLinkAlreadyExistsException");
      assertThat(again.message()).contains("already exists");
    }
    assertThat(wire.item(1).rev()).isEqualTo(rev);
    assertThat(Wire.relations(wire.item(1))).hasSize(1);
    Wire.Answer twice =
        wire.create(
            "Task",
            add("System.Title", "n"),
            link("Hyperlink", "https://b"),
            link("Hyperlink", "https://b"));
    assertThat(twice.typeKey()).isEqualTo("WorkItemLinkAlreadyExistsException");
  }

  @Test
  void aLinkIsAnUpdateThatNamesNoOtherChange() {
    wire.update(1, link(PARENT, wire.itemUrl(2)));
    JsonObject update = wire.get("/_apis/wit/workItems/1/updates/2").json();
    assertThat(update.get("rev").getAsInt()).isEqualTo(1);
    assertThat(update.getAsJsonObject("fields").keySet()).isSubsetOf(Set.of("System.Parent"));
    assertThat(update.getAsJsonObject("relations").getAsJsonArray("added")).hasSize(1);
  }
}
