// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.FakeTransport.Sent;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.TeamProjectReference;
import io.github.fluentado.client.core.ProjectsApi;
import io.github.fluentado.client.wit.CommentCreate;
import io.github.fluentado.client.wit.CommentsApi;
import io.github.fluentado.client.wit.WorkItemComment;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.ServerYear;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs that a server has another version of the interface. */
class VersionsTest {

  /** On each installation of the emulator. */
  @Nested
  @ParameterizedClass(name = "{0}")
  @MethodSource(OnEmulator.INSTALLATIONS)
  class Everywhere extends OnEmulator {
    Everywhere(Optional<ServerYear> server) {
      super(server);
    }

    private int extra() {
      boolean takesLess =
          server.filter(year -> year.compareTo(ServerYear.SERVER_2022) <= 0).isPresent();
      return takesLess ? 1 : 0;
    }

    @ParameterizedTest
    @EnumSource
    void eachAreaCostsOneMoreRequestAtMost(Mode mode) {
      int id = emulator.seeds().workItems().get(3);
      for (int i = 0; i < 3; i++) {
        WorkItem item = mode.run(items.get(id));
        mode.run(item.edit().addTag("t" + i));
        mode.all(items.list(id));
        mode.run(items.query("SELECT [System.Id] FROM WorkItems").ids());
      }
      assertThat(requests()).hasSize(12);
      assertThat(refusals()).isEqualTo(extra());
      assertThat(mode.all(ado.raw(ProjectsApi.class).list()))
          .extracting(TeamProjectReference::name)
          .contains("web");
      requests();
      assertThat(refusals()).isEqualTo(2 * extra());
    }

    @ParameterizedTest
    @EnumSource
    void batchAsTheFirstCallCostsOneMoreThoughItsEntriesHaveVersionsToo(Mode mode) {
      int id = emulator.seeds().workItems().get(3);
      List<WorkItemBatch.Outcome> outcomes =
          mode.run(
              items
                  .batch()
                  .add(items.edit(id).set(Fields.TITLE, "x"))
                  .add(items.create("Task").set(Fields.TITLE, "y"))
                  .delete(emulator.seeds().workItems().get(1)));
      assertThat(outcomes).allMatch(outcome -> outcome.error().isEmpty());
      assertThat(emulator.requests()).hasSizeLessThanOrEqualTo(1 + extra());
      assertThat(requests()).hasSize(1);
      assertThat(refusals()).isEqualTo(extra());
    }

    @ParameterizedTest
    @EnumSource
    void anyRequestCanBeAnEntryAndPreviewsAreAskedForAsSuch(Mode mode) {
      int id = emulator.seeds().workItems().get(3);
      CommentsApi comments = ado.project("web").raw(CommentsApi.class);
      CommentCreate hello = new CommentCreate().text("hello");
      WorkItemBatch batch =
          items.batch().add(items.edit(id).addTag("x")).add(comments.add(id, hello));
      if (server.filter(year -> year == ServerYear.SERVER_2019).isPresent()) {
        List<WorkItemBatch.Outcome> outcomes = mode.run(batch);
        assertThat(outcomes.get(0).error()).isEmpty();
        assertThat(outcomes.get(1).error()).isPresent();
        return;
      }
      List<WorkItemBatch.Outcome> outcomes = mode.run(batch);
      assertThat(outcomes).allMatch(outcome -> outcome.error().isEmpty());
      assertThat(outcomes.get(1).value(WorkItemComment.class).orElseThrow().text())
          .isEqualTo("hello");
    }

    @ParameterizedTest
    @EnumSource
    void versionThatIsKnownBeforehandCostsNothing(Mode mode) {
      String newest =
          server
              .map(year -> year.compareTo(ServerYear.SERVER_2020) < 0 ? "5.0" : "6.1")
              .orElse("7.0");
      try (AzureDevOps told = client().apiVersion(newest).build()) {
        WorkItems known = told.project("web").workItems();
        int id = emulator.seeds().workItems().get(3);
        mode.run(known.get(id));
        mode.run(known.edit(id).set(Fields.TITLE, "x"));
        mode.run(known.batch().add(known.edit(id).set(Fields.TITLE, "y")));
        mode.run(known.query("SELECT [System.Id] FROM WorkItems").ids());
        List<ReceivedRequest> all = emulator.requests();
        assertThat(all)
            .hasSize(4)
            .allMatch(request -> request.query().endsWith("api-version=" + newest))
            .allMatch(request -> request.status() == 200);
        assertThat(all.get(2).body()).contains("api-version=" + newest);
      }
    }
  }

  /** By answers that the emulator does not give. */
  @Nested
  class Scripted {
    private static final String TOO_NEW =
        "{\\\"message\\\":\\\"The requested REST API version of 7.1 is out of range for this server."
            + " The latest REST API version this server supports is 7.0.\\\","
            + "\\\"typeKey\\\":\\\"VssVersionOutOfRangeException\\\"}";

    private final FakeTransport wire = new FakeTransport();
    private final AzureDevOps ado =
        AzureDevOps.at(URI.create("https://tfs.x.example/tfs/C"), Credential.token("pat"))
            .transport(wire)
            .build();
    private final WorkItems items = ado.project("web").workItems();

    private String plain(String escaped) {
      return escaped.replace("\\\"", "\"");
    }

    private String entries(String... answers) {
      return "{\"value\":[" + String.join(",", answers) + "]}";
    }

    private String refused() {
      return "{\"code\":400,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\""
          + TOO_NEW
          + "\"}";
    }

    private String done(int id) {
      return "{\"code\":200,\"body\":{\"id\":" + id + ",\"rev\":2,\"fields\":{}}}";
    }

    private List<String> uris(Sent sent) {
      JsonArray entries = JsonParser.parseString(sent.body()).getAsJsonArray();
      return entries.asList().stream()
          .map(entry -> entry.getAsJsonObject().get("uri").getAsString())
          .toList();
    }

    @ParameterizedTest
    @EnumSource
    void entriesThatAloneAreRefusedGoAgainInTheirOrder(Mode mode) {
      wire.answer(entries(refused(), done(2), refused())).answer(entries(done(1), done(3)));
      WorkItemBatch batch = items.batch();
      for (int id = 1; id <= 3; id++) {
        batch = batch.add(items.edit(id).set(Fields.TITLE, "x"));
      }
      List<WorkItemBatch.Outcome> outcomes = mode.run(batch);
      assertThat(outcomes)
          .extracting(outcome -> outcome.item().orElseThrow().id())
          .containsExactly(1, 2, 3);
      assertThat(wire.sent()).hasSize(2);
      assertThat(uris(wire.sent().get(0))).allMatch(uri -> uri.endsWith("api-version=7.1"));
      assertThat(uris(wire.last()))
          .containsExactly(
              "/web/_apis/wit/workitems/1?$expand=all&api-version=7.0",
              "/web/_apis/wit/workitems/3?$expand=all&api-version=7.0");
    }

    @ParameterizedTest
    @EnumSource
    void outcomesAreNotLostIfTheRestCannotGoAgain(Mode mode) {
      wire.answer(entries(done(1), refused())).loseAnswer();
      List<WorkItemBatch.Outcome> outcomes =
          mode.run(
              items
                  .batch()
                  .add(items.edit(1).set(Fields.TITLE, "x"))
                  .add(items.edit(2).set(Fields.TITLE, "x")));
      assertThat(outcomes.get(0).item()).isPresent();
      assertThat(outcomes.get(1).error().orElseThrow().kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void serverThatRefusesEveryVersionIsOneErrorAndNoLoop(Mode mode) {
      for (int i = 0; i < 9; i++) {
        wire.answer(400, plain(TOO_NEW));
      }
      AzureDevOpsException failure = mode.failure(items.get(7));
      assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
      assertThat(failure).hasMessageContaining("7.0");
      assertThat(wire.sent()).hasSize(2);
      assertThat(mode.failure(items.edit(7).set(Fields.TITLE, "x")).kind())
          .isEqualTo(ErrorKind.NOT_SUPPORTED);
      assertThat(wire.sent()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void entriesThatAreAlwaysRefusedEnd(Mode mode) {
      for (int i = 0; i < 9; i++) {
        wire.answer(entries(refused()));
      }
      List<WorkItemBatch.Outcome> outcomes = mode.run(items.batch().delete(7));
      AzureDevOpsException error = outcomes.get(0).error().orElseThrow();
      assertThat(error.kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
      assertThat(error).hasMessageContaining("7.0");
      assertThat(wire.sent()).hasSize(2);
    }
  }
}
