// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.build.BuildWire.BUILDS;
import static io.github.fluentado.emulator.build.BuildWire.DEFINITIONS;
import static io.github.fluentado.emulator.build.BuildWire.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BuildsTest {
  @AutoClose private final BuildWire builds = new BuildWire();
  private final Wire wire = builds.wire;

  @Test
  void timeCarriesABuildFromTheQueueToItsEnd() {
    int id = builds.queue();
    JsonObject queued = builds.build(id);
    assertThat(queued.get("status").getAsString()).isEqualTo("notStarted");
    assertThat(queued.has("startTime")).isFalse();
    assertThat(queued.get("buildNumber").getAsString()).isEqualTo("20260304.2");
    builds.pass(1);
    assertThat(builds.member(id, "status")).isEqualTo("inProgress");
    assertThat(builds.build(id).has("result")).isFalse();
    builds.pass(100);
    JsonObject ended = builds.build(id);
    assertThat(ended.get("status").getAsString()).isEqualTo("completed");
    assertThat(ended.get("result").getAsString()).isEqualTo("succeeded");
    assertThat(ended.get("queueTime").getAsString()).isEqualTo("2026-03-04T12:00:00Z");
    assertThat(ended.get("startTime").getAsString()).isEqualTo("2026-03-04T12:00:01Z");
    assertThat(ended.get("finishTime").getAsString()).isEqualTo("2026-03-04T12:00:06Z");
  }

  @Test
  void variablesSayHowABuildGoes() {
    int id =
        builds.queue(
            "{\"emulator.result\":\"failed\",\"emulator.delay\":\"PT1M\","
                + "\"emulator.duration\":\"PT30S\"}");
    builds.pass(59);
    assertThat(builds.member(id, "status")).isEqualTo("notStarted");
    builds.pass(30);
    assertThat(builds.member(id, "status")).isEqualTo("inProgress");
    builds.pass(1);
    assertThat(builds.member(id, "result")).isEqualTo("failed");
    Wire.Answer refused =
        builds.post(
            "{\"definition\":{\"id\":%d},\"parameters\":\"{\\\"emulator.duration\\\":\\\"soon\\\"}\"}"
                .formatted(builds.definition()));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.typeKey()).isEqualTo("BuildRequestValidationFailedException");
    assertThat(builds.list("")).hasSize(2);
  }

  @Test
  void aBuildHasTheMembersOfTheService() {
    JsonObject build = builds.build(builds.queue("{\"a\":\"b\"}"));
    assertThat(build.getAsJsonObject("definition").get("name").getAsString()).isEqualTo("web");
    assertThat(build.getAsJsonObject("project").get("name").getAsString()).isEqualTo("web");
    assertThat(build.getAsJsonObject("repository").get("type").getAsString()).isEqualTo("TfsGit");
    assertThat(build.getAsJsonObject("queue").getAsJsonObject("pool").get("name").getAsString())
        .isEqualTo("Azure Pipelines");
    assertThat(build.get("sourceBranch").getAsString()).isEqualTo("refs/heads/main");
    assertThat(build.get("sourceVersion").getAsString())
        .isEqualTo(builds.emulator.seeds().ids().get("commit"));
    assertThat(build.get("parameters").getAsString()).isEqualTo("{\"a\":\"b\"}");
    assertThat(build.get("uri").getAsString())
        .isEqualTo("vstfs:///Build/Build/" + build.get("id").getAsInt());
    assertThat(build.get("reason").getAsString()).isEqualTo("manual");
    assertThat(build.get("priority").getAsString()).isEqualTo("normal");
    String self = build.get("url").getAsString().substring(builds.emulator.url().length());
    assertThat(wire.get(self).id()).isEqualTo(build.get("id").getAsInt());
  }

  @Test
  void requestsThatCannotBeQueuedAreRefusedWithReasons() {
    assertThat(builds.post("{}").status()).isEqualTo(400);
    assertThat(builds.post("{\"definition\":{\"id\":99}}").typeKey())
        .isEqualTo("DefinitionNotFoundException");
    Wire.Answer queue =
        builds.post("{\"definition\":{\"id\":%d},\"queue\":{\"id\":77}}".formatted(1));
    assertThat(queue.status()).isEqualTo(400);
    assertThat(
            queue
                .json()
                .getAsJsonObject("customProperties")
                .getAsJsonArray("ValidationResults")
                .get(0)
                .getAsJsonObject()
                .get("message")
                .getAsString())
        .contains("77");
    for (String wrong :
        List.of(
            "\"parameters\":{\"a\":1}",
            "\"parameters\":\"{\"",
            "\"parameters\":\"[1]\"",
            "\"sourceBranch\":\"refs/heads/nowhere\"",
            "\"reason\":\"because\"",
            "\"priority\":\"urgent\"",
            "\"requestedFor\":{\"id\":\"nobody\"}",
            "\"definition\":7")) {
      Wire.Answer answer = builds.post("{\"definition\":{\"id\":1}," + wrong + "}");
      assertThat(answer.status()).as(wrong).isEqualTo(400);
    }
    assertThat(builds.list("")).hasSize(1);
  }

  @Test
  void aBranchMayBeNamedShort() {
    Wire.Answer made =
        builds.post("{\"definition\":{\"id\":1},\"sourceBranch\":\"feature/greeting\"}");
    assertThat(made.json().get("sourceBranch").getAsString())
        .isEqualTo("refs/heads/feature/greeting");
    assertThat(made.json().get("sourceVersion").getAsString())
        .isEqualTo(builds.emulator.seeds().ids().get("featureCommit"));
  }

  @Test
  void whenCanceledABuildTakesAMomentToStop() {
    int id = builds.queue();
    builds.pass(3);
    assertThat(builds.change(id, "{\"status\":\"cancelling\"}").json().get("status").getAsString())
        .isEqualTo("cancelling");
    builds.pass(1);
    assertThat(builds.member(id, "status")).isEqualTo("completed");
    assertThat(builds.member(id, "result")).isEqualTo("canceled");
    assertThat(builds.member(id, "finishTime")).isEqualTo("2026-03-04T12:00:04Z");
    Wire.Answer again = builds.change(id, "{\"status\":\"cancelling\"}");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.typeKey()).isEqualTo("BuildStatusInvalidChangeException");
    builds.pass(60);
    assertThat(builds.member(id, "result")).isEqualTo("canceled");
  }

  @Test
  void aFailedBuildCanBeRetried() {
    int id = builds.done("{\"emulator.result\":\"failed,succeeded\"}");
    assertThat(builds.member(id, "result")).isEqualTo("failed");
    String retry = BUILDS + "/" + id + V + "&retry=true";
    assertThat(wire.patchJson(retry, "{}").json().get("status").getAsString())
        .isEqualTo("inProgress");
    builds.pass(5);
    assertThat(builds.member(id, "result")).isEqualTo("succeeded");
    assertThat(wire.patchJson(retry, "{}").typeKey())
        .isEqualTo("InvalidPipelineOperationException");
    String stage = BUILDS + "/" + id + "/stages/__default" + V;
    assertThat(wire.patchJson(stage, "{\"state\":\"retry\"}").status()).isEqualTo(400);
    assertThat(wire.patchJson(stage, "{\"state\":\"retry\",\"forceRetryAllJobs\":true}").status())
        .isEqualTo(204);
    assertThat(builds.member(id, "status")).isEqualTo("inProgress");
    String unknown = BUILDS + "/" + id + "/stages/other" + V;
    assertThat(wire.patchJson(unknown, "{\"state\":\"retry\"}").status()).isEqualTo(404);
  }

  @Test
  void clientsMoveABuildThatIsNotToRun() {
    Wire.Answer made = builds.post("{\"definition\":{\"id\":1},\"queueOptions\":\"doNotRun\"}");
    builds.pass(100);
    assertThat(builds.member(made.id(), "status")).isEqualTo("notStarted");
    builds.change(made.id(), "{\"status\":\"inProgress\"}");
    builds.pass(100);
    assertThat(builds.member(made.id(), "status")).isEqualTo("inProgress");
    builds.change(made.id(), "{\"status\":\"completed\",\"result\":\"partiallySucceeded\"}");
    assertThat(builds.member(made.id(), "result")).isEqualTo("partiallySucceeded");
    assertThat(builds.change(made.id(), "{\"status\":\"inProgress\"}").status()).isEqualTo(400);
  }

  @Test
  void listsAreFiltered() {
    int failed = builds.done("{\"emulator.result\":\"failed\"}");
    Wire.Answer made =
        builds.post(
            "{\"definition\":{\"id\":1},\"sourceBranch\":\"feature/greeting\","
                + "\"reason\":\"schedule\",\"requestedFor\":{\"uniqueName\":\"bjorn@contoso.example\"}}");
    int other = made.id();
    int seeded = builds.seeded();
    wire.send("PUT", BUILDS + "/" + failed + "/tags/blue" + V, "", "");
    assertThat(builds.list("")).containsExactly(other, failed, seeded);
    assertThat(builds.list("&statusFilter=notStarted,inProgress")).containsExactly(other);
    assertThat(builds.list("&statusFilter=all")).hasSize(3);
    assertThat(builds.list("&resultFilter=failed")).containsExactly(failed);
    assertThat(builds.list("&reasonFilter=schedule")).containsExactly(other);
    assertThat(builds.list("&branchName=refs/heads/feature/greeting")).containsExactly(other);
    assertThat(builds.list("&requestedFor=Bj%C3%B6rn%20Builder")).containsExactly(other);
    assertThat(builds.list("&tagFilters=BLUE")).containsExactly(failed);
    assertThat(builds.list("&buildNumber=20260304.2")).containsExactly(failed);
    assertThat(builds.list("&buildNumber=20260304.*")).hasSize(3);
    assertThat(builds.list("&definitions=1,2")).hasSize(3);
    assertThat(builds.list("&definitions=2")).isEmpty();
    assertThat(builds.list("&queues=77")).isEmpty();
    assertThat(builds.list("&maxBuildsPerDefinition=1")).containsExactly(other);
    assertThat(builds.list("&buildIds=" + seeded + "," + other)).containsExactly(other, seeded);
    assertThat(builds.list("&minTime=2026-03-04T12:00:01Z")).containsExactly(failed);
    assertThat(builds.list("&maxTime=2026-03-04T12:00:01Z")).containsExactly(seeded);
    assertThat(builds.list("&queryOrder=queueTimeAscending&minTime=2026-03-04T12:00:05Z"))
        .containsExactly(other);
    assertThat(builds.list("&queryOrder=finishTimeAscending"))
        .containsExactly(seeded, failed, other);
    String repository = (String) builds.emulator.seeds().ids().get("repositoryId");
    assertThat(builds.list("&repositoryType=TfsGit&repositoryId=" + repository)).hasSize(3);
    assertThat(builds.list("&repositoryType=GitHub")).isEmpty();
  }

  @Test
  void filtersThatCannotBeReadAreRefused() {
    for (String filter :
        List.of(
            "statusFilter=done",
            "resultFilter=good",
            "queryOrder=newest",
            "minTime=yesterday",
            "definitions=x",
            "repositoryId=1",
            "$top=-1",
            "continuationToken=nonsense")) {
      assertThat(wire.get(BUILDS + V + "&" + filter).status()).as(filter).isEqualTo(400);
    }
  }

  @Test
  void pagesAreLinkedByATokenInAHeader() {
    for (int i = 0; i < 4; i++) {
      builds.queue();
    }
    List<Integer> seen = new ArrayList<>();
    String token = "";
    int pages = 0;
    while (pages == 0 || !token.isEmpty()) {
      Wire.Answer page =
          wire.get(BUILDS + V + "&$top=2" + (pages == 0 ? "" : "&continuationToken=" + token));
      seen.addAll(page.ids("value"));
      token = page.header("x-ms-continuationtoken");
      if (pages++ == 0) {
        builds.queue(); // what comes in between must not shift the pages
      }
    }
    assertThat(seen).containsExactly(5, 4, 3, 2, 1);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void whatMayChangeIsChangedAlsoForManyAtOnce() {
    int first = builds.queue();
    int second = builds.queue();
    builds.change(first, "{\"buildNumber\":\"1.0\",\"keepForever\":true,\"quality\":\"good\"}");
    assertThat(builds.member(first, "buildNumber")).isEqualTo("1.0");
    assertThat(builds.build(first).get("keepForever").getAsBoolean()).isTrue();
    assertThat(builds.member(first, "quality")).isEqualTo("good");
    String many = "[{\"id\":%d,\"buildNumber\":\"2.0\"},{\"id\":%d,\"buildNumber\":\"%s\"}]";
    assertThat(wire.patchJson(BUILDS + V, many.formatted(first, second, "3.0")).status())
        .isEqualTo(200);
    assertThat(builds.member(second, "buildNumber")).isEqualTo("3.0");
    assertThat(wire.patchJson(BUILDS + V, many.formatted(first, second, "a:b")).typeKey())
        .isEqualTo("BuildNumberFormatException");
    assertThat(wire.patchJson(BUILDS + V, many.formatted(first, 99, "4.0")).status())
        .isEqualTo(404);
    assertThat(builds.member(first, "buildNumber")).isEqualTo("2.0");
    assertThat(builds.change(first, "{\"id\":3}").status()).isEqualTo(400);
  }

  @Test
  void onlyWhatNothingRetainsIsDeleted() {
    int id = builds.queue();
    assertThat(wire.delete(BUILDS + "/" + id + V).typeKey())
        .isEqualTo("BuildStatusInvalidChangeException");
    builds.pass(10);
    builds.change(id, "{\"keepForever\":true}");
    assertThat(wire.delete(BUILDS + "/" + id + V).typeKey())
        .isEqualTo("CannotDeleteRetainedBuildException");
    builds.change(id, "{\"keepForever\":false}");
    assertThat(wire.delete(BUILDS + "/" + id + V).status()).isEqualTo(204);
    assertThat(builds.get(id).typeKey()).isEqualTo("BuildNotFoundException");
    assertThat(builds.list("")).containsExactly(builds.seeded());
    assertThat(builds.list("&deletedFilter=onlyDeleted")).containsExactly(id);
    assertThat(builds.list("&deletedFilter=includeDeleted")).hasSize(2);
  }

  @Test
  void pausedPipelinesPostponeTheirBuildsAndDisabledOnesRefuseThem() {
    JsonObject definition = wire.get(DEFINITIONS + "/1" + V).json();
    definition.addProperty("queueStatus", "paused");
    wire.send("PUT", DEFINITIONS + "/1" + V, "application/json", definition.toString());
    int id = builds.queue();
    builds.pass(60);
    assertThat(builds.member(id, "status")).isEqualTo("postponed");
    definition.addProperty("queueStatus", "enabled");
    definition.addProperty("revision", 2);
    wire.send("PUT", DEFINITIONS + "/1" + V, "application/json", definition.toString());
    builds.pass(60);
    assertThat(builds.member(id, "status")).isEqualTo("completed");
    definition.addProperty("queueStatus", "disabled");
    definition.addProperty("revision", 3);
    wire.send("PUT", DEFINITIONS + "/1" + V, "application/json", definition.toString());
    assertThat(builds.post("{\"definition\":{\"id\":1}}").typeKey())
        .isEqualTo("DefinitionDisabledException");
  }

  @Test
  void variablesAreLimitedOnceAProjectSaysSo() {
    String settings = "/web/_apis/build/generalsettings" + V;
    assertThat(wire.patchJson(settings, "{\"enforceSettableVar\":true}").status()).isEqualTo(200);
    Wire.Answer refused =
        builds.post("{\"definition\":{\"id\":1},\"parameters\":\"{\\\"color\\\":\\\"red\\\"}\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("color");
    assertThat(builds.queue("{\"emulator.result\":\"failed\"}")).isPositive();
  }

  @Test
  void theLatestBuildOfADefinitionIsTheLastThatEnded() {
    builds.queue();
    String latest = "/web/_apis/build/latest/web?api-version=7.1-preview.1";
    assertThat(wire.get(latest).id()).isEqualTo(builds.seeded());
    assertThat(wire.get(latest + "&branchName=other").status()).isEqualTo(404);
  }

  @Test
  void aBuildCanBeQueuedLikeAnother() {
    int first = builds.queue("{\"a\":\"b\"}");
    Wire.Answer again = wire.post(BUILDS + V + "&sourceBuildId=" + first, "{}");
    assertThat(again.json().get("parameters").getAsString()).isEqualTo("{\"a\":\"b\"}");
    assertThat(wire.post(BUILDS + V + "&definitionId=1", "{}").status()).isEqualTo(200);
  }
}
