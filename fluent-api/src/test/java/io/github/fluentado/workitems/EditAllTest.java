// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.TimeSource;
import io.github.fluentado.emulator.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same change of many work items. */
class EditAllTest extends OnEmulator {
  private List<Integer> many(Mode mode, int count) {
    return tasks(mode, count, i -> items.create("Task").set(Fields.TITLE, "task " + i));
  }

  private static EditWorkItem swept(EditWorkItem edit) {
    return edit.set(Fields.STATE, "Closed").addTag("swept");
  }

  private static AzureDevOpsException error(Outcome<Integer, WorkItem> outcome) {
    return (AzureDevOpsException) outcome.error().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void twoHundredAreChangedByOneRequestAndEachHasItsOutcome(Mode mode) {
    List<Integer> ids = new ArrayList<>(many(mode, 250));
    ids.add(100, 999_999);

    List<Outcome<Integer, WorkItem>> outcomes = mode.all(items.editAll(ids, EditAllTest::swept));

    assertThat(requests()).extracting(ReceivedRequest::method).containsExactly("PATCH", "PATCH");
    assertThat(outcomes).extracting(Outcome::of).isEqualTo(ids);
    assertThat(error(outcomes.get(100)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(outcomes.stream().flatMap(one -> one.value().stream()))
        .hasSize(250)
        .allSatisfy(item -> assertThat(item.peek(Fields.TAGS)).contains(List.of("swept")));
  }

  @ParameterizedTest
  @EnumSource
  void thoseThatFailedAreListed(Mode mode) {
    List<Integer> ids = new ArrayList<>(emulator.seeds().workItems());
    ids.add(0, 999_999);
    ids.add(888_888);

    List<Outcome<Integer, WorkItem>> failures =
        mode.run(items.editAll(ids, edit -> edit.set(Fields.PRIORITY, 2)).failures());

    assertThat(failures).extracting(Outcome::of).containsExactly(999_999, 888_888);
    assertThat(mode.all(items.list(emulator.seeds().workItems())))
        .allSatisfy(item -> assertThat(item.peek(Fields.PRIORITY)).contains(2));
  }

  @ParameterizedTest
  @EnumSource
  void aWalkThatStopsLeavesTheRestAndIsResumed(Mode mode) {
    List<Integer> ids = many(mode, 250);
    EditWorkItems all = items.editAll(ids, EditAllTest::swept);

    Page<Outcome<Integer, WorkItem>> first = mode.run(all.firstPage());

    assertThat(first.items()).hasSize(200);
    assertThat(mode.run(items.get(ids.get(200))).revision()).isEqualTo(1);
    assertThat(mode.all(all.from(first.token().orElseThrow()))).hasSize(50);
    assertThat(mode.run(items.get(ids.get(0))).revision()).isEqualTo(2);
    assertThat(mode.run(items.get(ids.get(200))).revision()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void guardedOnesAreChangedAsTheyWereRead(Mode mode) {
    List<Integer> ids = new ArrayList<>(emulator.seeds().workItems());
    ids.add(999_999);

    List<Outcome<Integer, WorkItem>> outcomes =
        mode.all(items.editAll(ids, EditAllTest::swept).guarded());

    List<ReceivedRequest> sent = requests();
    assertThat(sent).extracting(ReceivedRequest::method).containsExactly("GET", "PATCH");
    assertThat(sent.get(1).body()).contains("\"path\":\"/rev\"");
    assertThat(error(outcomes.get(4)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(outcomes.subList(0, 4)).allMatch(one -> one.value().isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void anEditThatChangesNothingIsToldAndHoldsUpNoOther(Mode mode) {
    List<Integer> ids = emulator.seeds().workItems();

    List<Outcome<Integer, WorkItem>> outcomes =
        mode.all(
            items.editAll(
                ids, edit -> edit.toString().contains("[" + ids.get(0)) ? edit : swept(edit)));

    assertThat(error(outcomes.get(0)).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(outcomes.subList(1, 4)).allMatch(one -> one.value().isPresent());
  }

  @Test
  void badNumbersAreRefusedBeforeAnythingIsSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.editAll(List.of(), EditAllTest::swept))
        .withMessage("ids is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.editAll(List.of(1, 2, 1), EditAllTest::swept))
        .withMessage("ids names 1 twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.editAll(List.of(0), EditAllTest::swept))
        .withMessage("ids is not positive: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.editAll(List.of(1), EditAllTest::swept).page("next"))
        .withMessage("token is not from this list");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> items.editAll(List.of(1), edit -> items.edit(2).addTag("x")).all().execute())
        .withMessageContaining("another work item");
    assertThat(requests()).isEmpty();
  }

  /** A time in which no wait takes any. */
  private static final class Hurry implements TimeSource {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public CompletableFuture<Void> after(Duration duration) {
      return duration.compareTo(Duration.ofSeconds(10)) < 0
          ? CompletableFuture.completedFuture(null)
          : new CompletableFuture<>();
    }

    @Override
    public void close() {}
  }

  private final FakeTransport wire = new FakeTransport();
  private final AzureDevOps faked =
      AzureDevOps.of("contoso", Credential.token("secret-pat"))
          .transport(wire)
          .time(new Hurry())
          .retry(RetryPolicy.none())
          .build();

  private static String answers(int... statuses) {
    JsonArray all = new JsonArray();
    IntStream.of(statuses).mapToObj(EditAllTest::answer).forEach(all::add);
    return "{\"count\":" + statuses.length + ",\"value\":" + all + "}";
  }

  private static JsonObject answer(int status) {
    JsonObject answer = new JsonObject();
    answer.addProperty("code", status);
    JsonObject headers = new JsonObject();
    headers.addProperty("Content-Type", "application/json");
    answer.add("headers", headers);
    answer.addProperty(
        "body", status == 200 ? "{\"id\":1,\"rev\":2,\"fields\":{}}" : "{\"message\":\"no\"}");
    return answer;
  }

  /** How many entries each request had. */
  private List<Integer> sizes() {
    return wire.sent().stream()
        .filter(sent -> sent.method().equals("PATCH"))
        .map(sent -> JsonParser.parseString(sent.body()))
        .map(JsonElement::getAsJsonArray)
        .map(JsonArray::size)
        .toList();
  }

  private List<Outcome<Integer, WorkItem>> outcomes(Mode mode, boolean guarded) {
    EditWorkItems all = faked.workItems().editAll(List.of(1, 2, 3), EditAllTest::swept);
    if (guarded) {
      wire.answer(
          "{\"count\":3,\"value\":[{\"id\":1,\"rev\":1},{\"id\":2,\"rev\":1},{\"id\":3,\"rev\":1}]}");
    }
    return mode.all(guarded ? all.guarded() : all);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotCarriedOutGoesAgainAndNothingElse(Mode mode) {
    wire.answer(answers(200, 429, 500)).answer(answers(200));

    List<Outcome<Integer, WorkItem>> outcomes = outcomes(mode, false);

    assertThat(sizes()).containsExactly(3, 1);
    assertThat(outcomes.subList(0, 2)).allMatch(one -> one.value().isPresent());
    assertThat(error(outcomes.get(2)).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void itIsSentThreeTimesAtMost(Mode mode) {
    wire.answer(answers(200, 200, 429)).answer(answers(429)).answer(answers(429));

    assertThat(error(outcomes(mode, false).get(2)).kind()).isEqualTo(ErrorKind.THROTTLED);
    assertThat(sizes()).containsExactly(3, 1, 1);
  }

  @ParameterizedTest
  @EnumSource
  void aLostAnswerIsMetBySendingAgainWhereThatIsSafe(Mode mode) {
    EditWorkItems all = faked.workItems().editAll(List.of(1, 2, 3), EditAllTest::swept).guarded();
    wire.answer(
            "{\"count\":3,\"value\":[{\"id\":1,\"rev\":1},{\"id\":2,\"rev\":1},{\"id\":3,\"rev\":1}]}")
        .loseAnswer()
        .answer(answers(200, 409, 200));

    List<Outcome<Integer, WorkItem>> outcomes = mode.all(all);

    assertThat(sizes()).containsExactly(3, 3);
    assertThat(error(outcomes.get(1)).kind())
        .as("it may be one's own change that was in conflict")
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(outcomes.get(2).value()).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void aLostAnswerIsToldForEachWhereItIsNot(Mode mode) {
    wire.loseAnswer();

    assertThat(outcomes(mode, false))
        .hasSize(3)
        .allMatch(one -> error(one).kind() == ErrorKind.OUTCOME_UNKNOWN);
    assertThat(sizes()).containsExactly(3);
  }

  @ParameterizedTest
  @EnumSource
  void whereNothingCanComeOfTheRestTheWalkFails(Mode mode) {
    wire.answer(401, "{}");

    EditWorkItems all = faked.workItems().editAll(List.of(1, 2, 3), EditAllTest::swept);
    assertThat(mode.failure(all.all()).kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
  }
}
