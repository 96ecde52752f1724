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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        EMPTY.set(Fields.TITLE, "x").clear(Fields.DESCRIPTION).clear(Fields.TAGS),
        """
        [{"op":"add","path":"/fields/System.Title","value":"x"},
         {"op":"remove","path":"/fields/System.Description"},
         {"op":"remove","path":"/fields/System.Tags"}]""");
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
    String relations =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    "{\"rel\":\"System.LinkTypes.Related\","
                        + "\"url\":\"https://x.example/_apis/wit/workItems/1"
                        + i
                        + "\"}")
            .collect(Collectors.joining(",", "{\"id\":7,\"rev\":3,\"relations\":[", "]}"));
    Patch patch =
        EMPTY
            .relate(RelationType.HYPERLINK, "https://x.example", new JsonObject())
            .unlink(Unlink.of(RelationType.RELATED, 11))
            .unlink(Unlink.of(RelationType.RELATED, 14))
            .unlink(Unlink.of(RelationType.RELATED, 10))
            .unlink(Unlink.of(RelationType.RELATED, 14));
    assertThat(patch.needs()).isPresent();
    assertSent(
        patch.completed(snapshot(relations)),
        """
        [{"op":"test","path":"/rev","value":3},
         {"op":"remove","path":"/relations/4"},
         {"op":"remove","path":"/relations/1"},
         {"op":"remove","path":"/relations/0"},
         {"op":"add","path":"/relations/-","value":{"rel":"Hyperlink","url":"https://x.example"}}]""");
  }

  private static Snapshot snapshot(String json) {
    return new Snapshot(
        Json.decode(json, io.github.fluentado.client.common.WorkItem.SHAPE), Asked.EVERYTHING);
  }

  @Test
  void tagsAreTakenAwayFromThoseThatAreFoundAndTheLastWordOnATagCounts() {
    Snapshot found = snapshot("{\"id\":7,\"rev\":3,\"fields\":{\"System.Tags\":\"a; B; c\"}}");
    assertSent(EMPTY.removeTag("b").addTag("d").completed(found), replaced("a; c; d"));
    assertSent(EMPTY.addTag("b").removeTag("B").completed(found), replaced("a; c"));
    assertSent(EMPTY.addTag("d").removeTag("a").removeTag("C").completed(found), replaced("B; d"));
    assertSent(
        EMPTY.removeTag("b").addTag("B"),
        "[{\"op\":\"add\",\"path\":\"/fields/System.Tags\",\"value\":\"B\"}]");
    assertSent(
        EMPTY.set(Fields.TAGS, List.of("x", "y")).removeTag("X"),
        "[{\"op\":\"replace\",\"path\":\"/fields/System.Tags\",\"value\":\"y\"}]");
    assertSent(
        EMPTY.removeTag("x").clear(Fields.TAGS),
        "[{\"op\":\"remove\",\"path\":\"/fields/System.Tags\"}]");
    assertThat(EMPTY.clear(Fields.TAGS).removeTag("x").needs()).isEmpty();
    assertThat(EMPTY.removeTag("x").isEmpty()).isFalse();
  }

  private static String replaced(String tags) {
    return "[{\"op\":\"test\",\"path\":\"/rev\",\"value\":3},"
        + "{\"op\":\"replace\",\"path\":\"/fields/System.Tags\",\"value\":\""
        + tags
        + "\"}]";
  }

  @Test
  void markdownIsSaidTogetherWithTheTextAndTakenBackWithIt() {
    Patch markdown = EMPTY.markdown(Fields.DESCRIPTION, "*x*");
    assertSent(
        markdown,
        """
        [{"op":"add","path":"/fields/System.Description","value":"*x*"},
         {"op":"add","path":"/multilineFieldsFormat/System.Description","value":"Markdown"}]""");
    assertThat(markdown.hasMarkdown()).isTrue();
    assertThat(markdown.markdown(Fields.DESCRIPTION, "y").json()).hasSize(2);
    assertThat(markdown.set(Fields.DESCRIPTION, "<b>").hasMarkdown()).isFalse();
    assertThat(markdown.clear(Fields.DESCRIPTION).json()).hasSize(1);
  }

  @Test
  void onlyWhatRaisesTheRevisionRefusesASecondArrival() {
    Patch tested = EMPTY.set(Fields.TITLE, "x").expectRevision(3);
    assertThat(tested.refusesASecondArrival()).isTrue();
    assertThat(EMPTY.set(Fields.TITLE, "x").refusesASecondArrival()).isFalse();
    Unlink unlink = Unlink.of(RelationType.CHILD, 8);
    assertThat(tested.unlink(unlink).refusesASecondArrival()).isFalse();
    assertThat(
            tested
                .relate(RelationType.CHILD, "https://x.example/workItems/8", new JsonObject())
                .refusesASecondArrival())
        .isFalse();
  }

  @Test
  void stepsDoNotChangeWhatTheyStartedFrom() {
    Patch first = EMPTY.set(Fields.TITLE, "x");
    Patch second = first.set(Fields.TITLE, "y");
    assertThat(first.json()).isNotEqualTo(second.json());
    assertThat(EMPTY.json()).isEmpty();
  }
}
