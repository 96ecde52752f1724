// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.run.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What edits send, and what becomes of the answers. */
class EditTest {
  private static final String REFUSED =
      "{\"message\":\"VS403351: Test Operation for path /rev failed\","
          + "\"typeKey\":\"TestPatchOperationFailedException\"}";

  private final FakeTransport wire = new FakeTransport();
  private final AzureDevOps ado =
      AzureDevOps.of("contoso", Credential.token("secret-pat"))
          .transport(wire)
          .retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO))
          .build();
  private final WorkItems items = ado.project("web").workItems();

  @AfterEach
  void close() {
    ado.close();
  }

  private static String item(int rev, String fields) {
    return "{\"id\":7,\"rev\":" + rev + ",\"fields\":{" + fields + "}}";
  }

  private WorkItem loaded(Mode mode, String json) {
    wire.answer(json);
    return mode.run(items.get(7));
  }

  private void assertBody(String json) {
    assertThat(JsonParser.parseString(wire.last().body())).isEqualTo(JsonParser.parseString(json));
  }

  @ParameterizedTest
  @EnumSource
  void severalChangesAreOneRequest(Mode mode) {
    wire.answer(item(4, "\"System.Title\":\"x\""));
    WorkItem item =
        mode.run(
            items
                .edit(7)
                .set(Fields.TITLE, "x")
                .clear(Fields.DESCRIPTION)
                .addTag("a")
                .addTag("b")
                .link(RelationType.CHILD, 8)
                .link(RelationType.RELATED, 9, "see there")
                .hyperlink(URI.create("https://x.example/a%20b?q=1"))
                .artifact(URI.create("vstfs:///Git/Commit/p%2Fr%2Fc"), "Fixed in Commit")
                .comment("done")
                .expectRevision(3));
    assertThat(item.revision()).isEqualTo(4);
    assertThat(wire.sent()).hasSize(1);
    assertThat(wire.last().method()).isEqualTo("PATCH");
    assertThat(wire.last().url())
        .isEqualTo(
            "https://dev.azure.com/contoso/web/_apis/wit/workitems/7?$expand=all&api-version=7.1");
    assertThat(wire.last().headers().first("Content-Type")).contains("application/json-patch+json");
    assertBody(
        """
        [{"op":"test","path":"/rev","value":3},
         {"op":"add","path":"/fields/System.Title","value":"x"},
         {"op":"remove","path":"/fields/System.Description"},
         {"op":"add","path":"/fields/System.Tags","value":"a; b"},
         {"op":"add","path":"/relations/-","value":{"rel":"System.LinkTypes.Hierarchy-Forward",
           "url":"https://dev.azure.com/contoso/_apis/wit/workItems/8"}},
         {"op":"add","path":"/relations/-","value":{"rel":"System.LinkTypes.Related",
           "url":"https://dev.azure.com/contoso/_apis/wit/workItems/9",
           "attributes":{"comment":"see there"}}},
         {"op":"add","path":"/relations/-","value":{"rel":"Hyperlink",
           "url":"https://x.example/a%20b?q=1"}},
         {"op":"add","path":"/relations/-","value":{"rel":"ArtifactLink",
           "url":"vstfs:///Git/Commit/p%2Fr%2Fc","attributes":{"name":"Fixed in Commit"}}},
         {"op":"add","path":"/fields/System.History","value":"done"}]""");
  }

  @ParameterizedTest
  @EnumSource
  void flagsAreSentOnlyWhenSet(Mode mode) {
    wire.answer(item(4, "")).answer(item(5, "")).answer(item(-1, ""));
    mode.run(items.edit(7).set(Fields.TITLE, "x"));
    assertThat(wire.last().query()).isEqualTo("$expand=all&api-version=7.1");
    mode.run(items.edit(7).set(Fields.TITLE, "x").bypassRules().suppressNotifications());
    assertThat(wire.last().query().split("&"))
        .containsExactlyInAnyOrder(
            "$expand=all", "bypassRules=true", "suppressNotifications=true", "api-version=7.1");
    mode.run(items.create("User Story").validateOnly());
    assertThat(wire.last().method()).isEqualTo("POST");
    assertThat(wire.last().path()).isEqualTo("/contoso/web/_apis/wit/workitems/$User%20Story");
    assertThat(wire.last().query().split("&"))
        .containsExactlyInAnyOrder("$expand=all", "validateOnly=true", "api-version=7.1");
    assertBody("[]");
  }

  @ParameterizedTest
  @EnumSource
  void answerBecomesWhatIsHeldWithRelations(Mode mode) {
    WorkItem item =
        loaded(
            mode,
            "{\"id\":7,\"rev\":3,\"fields\":{\"System.Title\":\"a\"},"
                + "\"relations\":[{\"rel\":\"Hyperlink\",\"url\":\"https://x.example\"}]}");
    wire.answer(
        "{\"id\":7,\"rev\":4,\"fields\":{\"System.Title\":\"b\"},"
            + "\"relations\":[{\"rel\":\"Hyperlink\",\"url\":\"https://x.example\"}]}");
    assertThat(mode.run(item.set(Fields.TITLE, "b"))).isSameAs(item);
    assertThat(item.peek(Fields.TITLE)).contains("b");
    assertThat(item.revision()).isEqualTo(4);
    assertThat(mode.run(item.readRelations())).hasSize(1);
    assertThat(mode.run(item.read(Fields.DESCRIPTION))).isEmpty();
    assertThat(wire.sent()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void validationIsApartFromWhatIsHeld(Mode mode) {
    WorkItem item = loaded(mode, item(3, "\"System.Title\":\"a\""));
    wire.answer(item(3, "\"System.Title\":\"b\""));
    WorkItem tried = mode.run(item.set(Fields.TITLE, "b").validateOnly());
    assertThat(tried).isNotSameAs(item);
    assertThat(tried.peek(Fields.TITLE)).contains("b");
    assertThat(item.peek(Fields.TITLE)).contains("a");
  }

  @ParameterizedTest
  @EnumSource
  void onlyIfUnchangedTestsTheRevisionHeldWhenTheEditBegan(Mode mode) {
    WorkItem item = loaded(mode, item(3, "\"System.Title\":\"a\""));
    EditWorkItem edit = item.edit();
    wire.answer(item(4, "\"System.Title\":\"b\""));
    mode.run(item.refresh());
    wire.answer(412, REFUSED);
    AzureDevOpsException conflict = mode.failure(edit.set(Fields.TITLE, "c").onlyIfUnchanged());
    assertThat(conflict.kind()).isEqualTo(ErrorKind.CONFLICT);
    assertBody(
        """
        [{"op":"test","path":"/rev","value":3},
         {"op":"add","path":"/fields/System.Title","value":"c"}]""");
    assertThat(item.peek(Fields.TITLE)).contains("b");
  }

  @ParameterizedTest
  @EnumSource
  void lostAnswerIsOutcomeUnknownUnlessARevisionIsExpected(Mode mode) {
    wire.loseAnswer();
    assertThat(mode.failure(items.edit(7).set(Fields.TITLE, "x")).kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(wire.sent()).hasSize(1);

    wire.loseAnswer().answer(item(4, "\"System.Title\":\"x\""));
    WorkItem item = mode.run(items.edit(7).set(Fields.TITLE, "x").expectRevision(3));
    assertThat(item.revision()).isEqualTo(4);
    assertThat(wire.sent()).hasSize(3);

    wire.loseAnswer().answer(412, REFUSED);
    assertThat(mode.failure(items.edit(7).set(Fields.TITLE, "x").expectRevision(3)).kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void creationIsNeverSentTwiceByItself(Mode mode) {
    wire.loseAnswer();
    assertThat(mode.failure(items.create("Bug").set(Fields.TITLE, "x")).kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(wire.sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void tagIsRemovedFromThoseHeldIfNothingChangedMeanwhile(Mode mode) {
    WorkItem item = loaded(mode, item(3, "\"System.Tags\":\"a; B; c\""));
    wire.answer(item(4, "\"System.Tags\":\"a; c; d\""));
    mode.run(item.edit().removeTag("b").addTag("d"));
    assertBody(
        """
        [{"op":"test","path":"/rev","value":3},
         {"op":"replace","path":"/fields/System.Tags","value":"a; c; d"}]""");
  }

  @ParameterizedTest
  @EnumSource
  void linkIsRemovedByThePlaceThatItHasRightBefore(Mode mode) {
    WorkItem item =
        loaded(
            mode,
            """
            {"id":7,"rev":3,"fields":{},"relations":[
             {"rel":"System.LinkTypes.Related",
              "url":"https://dev.azure.com/contoso/p/_apis/wit/workItems/8"},
             {"rel":"Hyperlink","url":"https://x.example"}]}""");
    wire.answer(
        """
            {"id":7,"rev":3,"fields":{},"relations":[
             {"rel":"System.LinkTypes.Related",
              "url":"https://dev.azure.com/contoso/p/_apis/wit/workItems/18"},
             {"rel":"System.LinkTypes.Related",
              "url":"https://dev.azure.com/contoso/p/_apis/wit/workItems/8"},
             {"rel":"Hyperlink","url":"https://x.example"}]}""");
    wire.answer(item(4, ""));
    mode.run(
        item.edit()
            .unlink(RelationType.RELATED, 8)
            .unlink(item.peekRelations().orElseThrow().get(1)));
    assertThat(wire.sent()).hasSize(3);
    assertThat(wire.sent().get(1).query()).isEqualTo("$expand=relations&api-version=7.1");
    assertBody(
        """
        [{"op":"test","path":"/rev","value":3},
         {"op":"remove","path":"/relations/2"},
         {"op":"remove","path":"/relations/1"}]""");
    wire.answer(item(4, ""));
    AzureDevOpsException missing = mode.failure(item.edit().unlink(RelationType.CHILD, 99));
    assertThat(missing.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(missing)
        .hasMessageContaining("7")
        .hasMessageContaining("System.LinkTypes.Hierarchy-Forward")
        .hasMessageContaining("workItems/99");
    assertThat(wire.sent()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void tagsThatAreNotHeldAreReadRightBefore(Mode mode) {
    for (EditWorkItem edit : List.of(items.edit(7).removeTag("b"), narrowed(mode).removeTag("b"))) {
      wire.answer(item(5, "\"System.Tags\":\"a; B\"")).answer(item(6, ""));
      int before = wire.sent().size();
      mode.run(edit);
      assertThat(wire.sent().subList(before, before + 2))
          .extracting(FakeTransport.Sent::query)
          .containsExactly("fields=System.Tags&api-version=7.1", "$expand=all&api-version=7.1");
      assertBody(
          """
          [{"op":"test","path":"/rev","value":5},
           {"op":"replace","path":"/fields/System.Tags","value":"a"}]""");
    }
  }

  private EditWorkItem narrowed(Mode mode) {
    wire.answer(item(3, "\"System.Title\":\"a\""));
    return mode.run(items.get(7).fields(Fields.TITLE)).edit();
  }

  @ParameterizedTest
  @EnumSource
  void editsThatRemoveALinkAreNeverSentTwice(Mode mode) {
    String linked =
        "{\"id\":7,\"rev\":3,\"fields\":{},\"relations\":[{\"rel\":\"System.LinkTypes.Related\","
            + "\"url\":\"https://dev.azure.com/contoso/_apis/wit/workItems/8\"}]}";
    wire.answer(linked).loseAnswer();
    EditWorkItem edit = items.edit(7).set(Fields.TITLE, "x").unlink(RelationType.RELATED, 8);
    assertThat(mode.failure(edit).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(wire.sent()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeSentFailsWhenItIsRunAndNotBefore(Mode mode) {
    WorkItem tried = loaded(mode, "{\"id\":-1,\"rev\":-1,\"fields\":{\"System.Title\":\"a\"}}");
    List<Call<?>> calls =
        List.of(
            items.edit(7),
            items.edit(7).expectRevision(3),
            items.edit(7).set(Fields.TITLE, "x").onlyIfUnchanged(),
            tried.edit().set(Fields.TITLE, "x"),
            tried.set(Fields.TITLE, "x"),
            tried.refresh(),
            tried.attach(Path.of("pom.xml")));
    for (Call<?> call : calls) {
      AzureDevOpsException invalid = mode.failure(call);
      assertThat(invalid.kind()).as(invalid.getMessage()).isEqualTo(ErrorKind.INVALID);
    }
    assertThat(wire.sent()).hasSize(1);
  }

  @Test
  void badChangesAreRefusedBeforeAnyRequest() {
    assertThatIllegalArgumentException().isThrownBy(() -> items.edit(7).expectRevision(0));
    assertThatIllegalArgumentException().isThrownBy(() -> items.edit(7).comment(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> items.edit(7).addTag("a,b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.create(" "))
        .withMessageStartingWith("type ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ado.workItems().create("Bug"))
        .withMessageStartingWith("project ");
    assertThatIllegalArgumentException().isThrownBy(() -> ado.workItems().types());
    assertThatIllegalArgumentException().isThrownBy(() -> items.edit(7).removeTag(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.edit(7).unlink(RelationType.CHILD, 0))
        .withMessageStartingWith("otherId ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.edit(7).unlink(new WorkItemRelation()))
        .withMessageStartingWith("relation ");
    assertThat(wire.sent()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void editsAreImmutableAndMayRunTwice(Mode mode) {
    EditWorkItem start = items.edit(7);
    EditWorkItem title = start.set(Fields.TITLE, "x");
    start.set(Fields.PRIORITY, 1).bypassRules();
    wire.answer(item(4, "")).answer(item(4, ""));
    mode.run(title);
    mode.run(title);
    assertThat(wire.sent()).hasSize(2);
    assertThat(wire.sent().get(0).body()).isEqualTo(wire.sent().get(1).body());
    assertBody("[{\"op\":\"add\",\"path\":\"/fields/System.Title\",\"value\":\"x\"}]");
  }

  @ParameterizedTest
  @EnumSource
  void deletionTakesAnAnswerWithAndWithoutABody(Mode mode) {
    wire.answer("{\"id\":7,\"code\":200,\"name\":\"x\",\"extra\":[1]}");
    assertThat(mode.run(items.delete(7)).name()).isEqualTo("x");
    assertThat(wire.last().method()).isEqualTo("DELETE");
    assertThat(wire.last().query()).isEqualTo("api-version=7.1");
    wire.answer(204, "");
    assertThat(mode.run(items.destroy(7)).id()).isNull();
    assertThat(wire.last().query()).isEqualTo("destroy=true&api-version=7.1");
    wire.answer("{\"id\":7}");
    assertThat(mode.run(items.restore(7)).id()).isEqualTo(7);
    assertThat(wire.last().path()).endsWith("/web/_apis/wit/recyclebin/7");
    assertBody("{\"isDeleted\":false}");
    assertThat(wire.sent()).hasSize(3);
  }
}
