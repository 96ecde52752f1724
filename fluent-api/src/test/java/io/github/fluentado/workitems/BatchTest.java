// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.gson.JsonParser;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
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
                  "uri":"/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/wit/workitems/1?api-version=7.1&$expand=all&bypassRules=true",
                  "headers":{"Content-Type":"application/json-patch+json"},
                  "body":[{"op":"test","path":"/rev","value":1},
                          {"op":"add","path":"/fields/System.Title","value":"x"}]},
                 {"method":"PATCH",
                  "uri":"/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/wit/workitems/$User%20Story?api-version=7.1&$expand=all&suppressNotifications=true",
                  "headers":{"Content-Type":"application/json-patch+json"},
                  "body":[{"op":"add","path":"/fields/System.Title","value":"y"}]},
                 {"method":"DELETE",
                  "uri":"/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/wit/workitems/5?api-version=7.1",
                  "headers":{"Content-Type":"application/json-patch+json"}}]"""));
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
        {"count":2,"value":[{"code":200,"headers":{"X-Name":"Bj\u00f6rn"},"body":"<html>"},
          {"code":200,"headers":{"X-Name":"Bj\u00f6rn"},"body":"{\\"id\\":3,\\"rev\\":2}"}]}""");
    WorkItemBatch batch =
        items
            .batch()
            .add(items.edit(2).set(Fields.TITLE, "x"))
            .add(items.edit(3).clear(Fields.TAGS));

    List<WorkItemBatch.Outcome> outcomes = mode.run(batch);

    AzureDevOpsException unread = outcomes.get(0).error().orElseThrow();
    assertThat(unread.kind()).isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(unread.status()).hasValue(200);
    assertThat(unread.body()).isEqualTo("<html>");
    assertThat(outcomes.get(1).item().orElseThrow().id()).isEqualTo(3);
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

  @Test
  void emptyAndOverfullBatchesAreRefusedHere() {
    assertThatIllegalStateException().isThrownBy(() -> items.batch().execute());
    assertThatIllegalStateException().isThrownBy(() -> items.batch().executeAsync());
    assertThatIllegalStateException().isThrownBy(() -> items.batch().add(items.edit(1)));
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
