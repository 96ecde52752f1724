// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.client.core.ProjectsApi;
import io.github.fluentado.client.wit.AttachmentsApi;
import io.github.fluentado.client.wit.CommentCreate;
import io.github.fluentado.client.wit.CommentsApi;
import io.github.fluentado.client.wit.WorkItemBatchApi;
import io.github.fluentado.client.wit.WorkItemComment;
import io.github.fluentado.client.wit.WorkItemDelete;
import io.github.fluentado.client.wit.WorkItemsApi;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.OperationCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a batch looks on the wire, and how its answers are read. */
class BatchTest {
  private final FakeTransport wire = new FakeTransport();
  private final WorkItems items = wire.client().project("Größe & Maß").workItems();

  @ParameterizedTest
  @EnumSource
  void entriesAreRequestsOfTheirOwn(Mode mode) {
    wire.answer(
        """
        {"count":2,"value":[
         {"code":200,"headers":{"Content-Type":"application/json"},
          "body":"{\\"id\\":1,\\"rev\\":2,\\"fields\\":{\\"System.Title\\":\\"x\\"}}"},
         {"code":200,"headers":null,"body":{"id":3,"rev":1,"fields":{}}},
         {"code":204,"headers":{},"body":null}]}""");
    List<WorkItemBatch.Outcome> outcomes =
        mode.run(
            items
                .batch()
                .add(items.edit(1).set(Fields.TITLE, "x").expectRevision(1).bypassRules())
                .add(items.create("User Story").set(Fields.TITLE, "y").suppressNotifications())
                .delete(5));
    assertThat(wire.sent()).hasSize(1);
    assertThat(wire.last().method()).isEqualTo("PATCH");
    assertThat(wire.last().url())
        .isEqualTo("https://dev.azure.com/contoso/_apis/wit/$batch?api-version=7.1");
    assertThat(JsonParser.parseString(wire.last().body()))
        .isEqualTo(
            JsonParser.parseString(
                """
                [{"method":"PATCH",
                  "uri":"/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/wit/workitems/1?$expand=all&bypassRules=true&api-version=7.1",
                  "headers":{"Content-Type":"application/json-patch+json",
                             "Accept":"application/json"},
                  "body":[{"op":"test","path":"/rev","value":1},
                          {"op":"add","path":"/fields/System.Title","value":"x"}]},
                 {"method":"PATCH",
                  "uri":"/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/wit/workitems/$User%20Story?$expand=all&suppressNotifications=true&api-version=7.1",
                  "headers":{"Content-Type":"application/json-patch+json",
                             "Accept":"application/json"},
                  "body":[{"op":"add","path":"/fields/System.Title","value":"y"}]},
                 {"method":"DELETE",
                  "uri":"/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/wit/workitems/5?api-version=7.1",
                  "headers":{"Accept":"application/json"}}]"""));
    assertThat(outcomes.get(0).item().orElseThrow().peek(Fields.TITLE)).contains("x");
    assertThat(outcomes.get(1).item().orElseThrow().id()).isEqualTo(3);
    assertThat(outcomes.get(2).item()).isEmpty();
    assertThat(outcomes).allMatch(outcome -> outcome.error().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void failureOfAnEntryHasKindAndServiceError(Mode mode) {
    wire.answer(
        """
        {"count":1,"value":[{"code":403,"headers":{"Content-Type":"application/json"},
          "body":"{\\"message\\":\\"TF237111: no\\",\\"typeKey\\":\\"NoPermission\\"}"}]}""");
    AzureDevOpsException error = mode.run(items.batch().delete(5)).get(0).error().orElseThrow();
    assertThat(error.kind()).isEqualTo(ErrorKind.FORBIDDEN);
    assertThat(error.typeKey()).contains("NoPermission");
    assertThat(error.code()).contains("TF237111");
    assertThat(error.status()).hasValue(403);
  }

  @ParameterizedTest
  @EnumSource
  void anEntryThatCannotBeReadHidesNoOther(Mode mode) {
    wire.answer(
        """
        {"count":3,"value":[{"code":200,"headers":{"X-Name":"Bj\u00f6rn"},"body":"{\\"id\\":"},
          {"code":200,"headers":{"X-Name":"Bj\u00f6rn"},"body":"<html>"},
          {"code":200,"headers":{"X-Name":"Bj\u00f6rn"},"body":"{\\"id\\":3,\\"rev\\":2}"}]}""");
    WorkItemBatch batch =
        items
            .batch()
            .add(items.edit(2).set(Fields.TITLE, "x"))
            .add(items.edit(4).set(Fields.TITLE, "x"))
            .add(items.edit(3).clear(Fields.TAGS));

    List<WorkItemBatch.Outcome> outcomes = mode.run(batch);

    AzureDevOpsException unread = outcomes.get(0).error().orElseThrow();
    assertThat(unread.kind()).isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(unread.status()).hasValue(200);
    assertThat(unread.body()).isEqualTo("{\"id\":");
    assertThat(outcomes.get(1).error().orElseThrow().kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(outcomes.get(2).item().orElseThrow().id()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void fewerAnswersThanEntriesIsAFailure(Mode mode) {
    wire.answer("{\"count\":1,\"value\":[{\"code\":200,\"headers\":{},\"body\":\"{}\"}]}");
    assertThat(mode.failure(items.batch().delete(5).delete(6)).kind())
        .isEqualTo(ErrorKind.UNDECODABLE);
  }

  @ParameterizedTest
  @EnumSource
  void batchIsNeverSentTwiceByItself(Mode mode) {
    wire.loseAnswer();
    assertThat(mode.failure(items.batch().delete(5)).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(wire.sent()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void batchThatCannotBeSentFailsWholeWhenItIsRun(Mode mode) {
    EditWorkItem unlink = items.edit(7).unlink(RelationType.CHILD, 8);
    OperationCall<?, ?> unknown = new WorkItemsApi(connection()).delete(5);
    List<WorkItemBatch> batches =
        List.of(
            items.batch(),
            items.batch().delete(5).add(items.edit(1)),
            items.batch().add(items.edit(1).set(Fields.TITLE, "x").onlyIfUnchanged()),
            items.batch().add(items.edit(7).link(RelationType.RELATED, 9)).add(unlink),
            items.batch().add(items.edit(9).link(RelationType.RELATED, 7)).add(unlink),
            items.batch().add(items.edit(9).unlink(RelationType.RELATED, 7)).add(unlink),
            items.batch().add(items.create("Bug").link(RelationType.PARENT, 7)).add(unlink),
            items.batch().add(unknown).add(unlink),
            items.batch().delete(5).add(unlink));
    for (WorkItemBatch batch : batches) {
      assertThat(mode.failure(batch).kind()).isEqualTo(ErrorKind.INVALID);
    }
    assertThat(wire.sent()).isEmpty();
  }

  private Connection connection() {
    return wire.client().connection();
  }

  @Test
  void requestsThatCannotBeEntriesAreRefused() {
    List<OperationCall<?, ?>> requests =
        List.of(
            new ProjectsApi(connection()).get("web"),
            new AttachmentsApi(connection()).create(RequestBody.of("x")),
            new WorkItemBatchApi(connection()).execute(List.of()),
            new WorkItemsApi(connection().organization("other")).delete(5));
    for (OperationCall<?, ?> request : requests) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> items.batch().add(request))
          .withMessageStartingWith("request ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void generatedRequestsAreEntriesWithTheirOptionsAndWhatTheyGive(Mode mode) {
    wire.answer(
        """
        {"count":2,"value":[{"code":200,"body":"{\\"id\\":5,\\"name\\":\\"gone\\"}"},
          {"code":200,"body":"{\\"id\\":6,\\"text\\":\\"hello\\"}"}]}""");
    CommentsApi comments = new CommentsApi(connection().in("project", "web"));
    List<WorkItemBatch.Outcome> outcomes =
        mode.run(
            items
                .batch()
                .add(new WorkItemsApi(connection()).delete(5).destroy(true).header("X-Why", "old"))
                .add(comments.add(7, new CommentCreate().text("hello")))
                .header("X-Outer", "yes"));
    assertThat(outcomes.get(0).value(WorkItemDelete.class).orElseThrow().name()).isEqualTo("gone");
    assertThat(outcomes.get(0).item()).isEmpty();
    assertThat(outcomes.get(1).value(WorkItemComment.class).orElseThrow().text())
        .isEqualTo("hello");
    assertThat(outcomes.get(1).value(WorkItemDelete.class)).isEmpty();
    assertThat(wire.last().headers().first("X-Outer")).contains("yes");
    assertThat(wire.last().headers().first("X-Why")).isEmpty();
    JsonArray sent = JsonParser.parseString(wire.last().body()).getAsJsonArray();
    assertThat(sent.get(0))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"method":"DELETE","uri":"/_apis/wit/workitems/5?destroy=true&api-version=7.1",
                 "headers":{"Accept":"application/json","X-Why":"old"}}"""));
    assertThat(sent.get(1))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"method":"POST",
                 "uri":"/web/_apis/wit/workItems/7/comments?api-version=7.1-preview.4",
                 "headers":{"Content-Type":"application/json","Accept":"application/json"},
                 "body":{"text":"hello"}}"""));
  }

  @Test
  void overfullBatchesAreRefusedHere() {
    WorkItemBatch full = items.batch();
    for (int i = 1; i <= 200; i++) {
      full = full.delete(i);
    }
    WorkItemBatch twoHundred = full;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> twoHundred.delete(201))
        .withMessageContaining("200");
    assertThat(wire.sent()).isEmpty();
  }
}
