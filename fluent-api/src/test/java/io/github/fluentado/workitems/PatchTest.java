// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTest {
  private static final Patch EMPTY = Patch.empty();

  /** The document as the generated operation writes it. */
  private static String sent(Patch patch) {
    return new String(
        Json.encode(
            Codec.list(io.github.fluentado.client.common.JsonPatchOperation.SHAPE),
            patch.operations()),
        StandardCharsets.UTF_8);
  }

  private static void assertSent(Patch patch, String json) {
    assertThat(JsonParser.parseString(sent(patch))).isEqualTo(JsonParser.parseString(json));
    assertThat(patch.json()).isEqualTo(JsonParser.parseString(json));
  }

  @Test
  void operationsHoldOnlyTheMembersThatBelongToThem() {
    assertSent(
        EMPTY.set(Fields.TITLE, "x").clear(Fields.DESCRIPTION).removeRelation(3),
        """
        [{"op":"add","path":"/fields/System.Title","value":"x"},
         {"op":"remove","path":"/fields/System.Description"},
         {"op":"remove","path":"/relations/3"}]""");
  }

  @Test
  void explicitNullIsKept() {
    assertSent(
        EMPTY.set(Fields.ASSIGNED_TO, null),
        "[{\"op\":\"add\",\"path\":\"/fields/System.AssignedTo\",\"value\":null}]");
    assertThat(sent(EMPTY.set(Fields.ASSIGNED_TO, null))).contains("\"value\":null");
  }

  @Test
  void tildeInNameIsEscaped() {
    assertSent(
        EMPTY.set(Field.text("Custom.A~1"), "x"),
        "[{\"op\":\"add\",\"path\":\"/fields/Custom.A~01\",\"value\":\"x\"}]");
  }

  @Test
  void lastWordOnFieldCounts() {
    assertSent(
        EMPTY.set(Fields.TITLE, "x").set(Fields.PRIORITY, 1).set(Field.text("system.title"), "y"),
        """
        [{"op":"add","path":"/fields/Microsoft.VSTS.Common.Priority","value":1},
         {"op":"add","path":"/fields/system.title","value":"y"}]""");
  }

  @Test
  void testOfRevisionComesFirstAndOnce() {
    Patch patch = EMPTY.set(Fields.TITLE, "x").expectRevision(3).expectRevision(4);
    assertSent(
        patch,
        """
        [{"op":"test","path":"/rev","value":4},
         {"op":"add","path":"/fields/System.Title","value":"x"}]""");
    assertThat(patch.testsRevision()).isTrue();
    assertThat(EMPTY.set(Fields.TITLE, "x").testsRevision()).isFalse();
    assertThat(EMPTY.expectRevision(3).isEmpty()).isTrue();
  }

  @Test
  void tagsAreAddedReplacedAndCleared() {
    assertSent(
        EMPTY.addTag("a").addTag(" b "),
        "[{\"op\":\"add\",\"path\":\"/fields/System.Tags\",\"value\":\"a; b\"}]");
    assertSent(
        EMPTY.set(Fields.TAGS, List.of("x", "y")).addTag("z"),
        "[{\"op\":\"replace\",\"path\":\"/fields/System.Tags\",\"value\":\"x; y; z\"}]");
    assertSent(
        EMPTY.clear(Fields.TAGS).addTag("z"),
        "[{\"op\":\"replace\",\"path\":\"/fields/System.Tags\",\"value\":\"z\"}]");
    assertThatIllegalArgumentException().isThrownBy(() -> EMPTY.addTag("a;b"));
  }

  @Test
  void tagsAfterDocumentAreKnown() {
    List<String> before = List.of("a");
    assertThat(EMPTY.tags(before)).containsExactly("a");
    assertThat(EMPTY.addTag("b").tags(before)).containsExactly("a", "b");
    assertThat(EMPTY.set(Fields.TAGS, List.of("c")).tags(before)).containsExactly("c");
    assertThat(EMPTY.clear(Fields.TAGS).tags(before)).isEmpty();
  }

  @Test
  void relationsAreRemovedFromTheBackEachOnce() {
    assertSent(
        EMPTY
            .removeRelation(1)
            .removeRelation(4)
            .removeRelation(0)
            .removeRelation(4)
            .relate(RelationType.HYPERLINK, "https://x.example", new JsonObject()),
        """
        [{"op":"remove","path":"/relations/4"},
         {"op":"remove","path":"/relations/1"},
         {"op":"remove","path":"/relations/0"},
         {"op":"add","path":"/relations/-","value":{"rel":"Hyperlink","url":"https://x.example"}}]""");
  }

  @Test
  void stepsDoNotChangeWhatTheyStartedFrom() {
    Patch first = EMPTY.set(Fields.TITLE, "x");
    Patch second = first.set(Fields.TITLE, "y");
    assertThat(first.json()).isNotEqualTo(second.json());
    assertThat(EMPTY.json()).isEmpty();
  }
}
