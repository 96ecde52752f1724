// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.build.BuildWire.BUILDS;
import static io.github.fluentado.emulator.build.BuildWire.DEFINITIONS;
import static io.github.fluentado.emulator.build.BuildWire.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BuildDefinitionsTest {
  private static final String FOLDERS = "/web/_apis/build/folders";
  private static final String PREVIEW = "?api-version=7.1-preview.2";

  @AutoClose private final BuildWire builds = new BuildWire();
  private final Wire wire = builds.wire;

  private Wire.Answer put(int id, JsonObject definition) {
    return wire.send("PUT", DEFINITIONS + "/" + id + V, "application/json", definition.toString());
  }

  private JsonObject read(int id) {
    return wire.get(DEFINITIONS + "/" + id + V).json();
  }

  @Test
  void aNewDefinitionIsCompletedByTheService() {
    JsonObject made = builds.define("nightly").json();
    assertThat(made.get("revision").getAsInt()).isEqualTo(1);
    assertThat(made.get("path").getAsString()).isEqualTo("\\");
    assertThat(made.get("queueStatus").getAsString()).isEqualTo("enabled");
    JsonObject repository = made.getAsJsonObject("repository");
    assertThat(repository.get("id").getAsString())
        .isEqualTo(builds.emulator.seeds().ids().get("repositoryId"));
    assertThat(repository.get("defaultBranch").getAsString()).isEqualTo("refs/heads/main");
    assertThat(made.getAsJsonObject("queue").getAsJsonObject("pool").get("isHosted").getAsBoolean())
        .isTrue();
    assertThat(read(made.get("id").getAsInt())).isEqualTo(made);
  }

  @Test
  void anUpdateIsARevisionAndNeedsTheLatestOne() {
    int id = builds.define("nightly").id();
    JsonObject first = read(id);
    first.addProperty("description", "every night");
    first.addProperty("comment", "says when");
    JsonObject second = put(id, first).json();
    assertThat(second.get("revision").getAsInt()).isEqualTo(2);
    Wire.Answer stale = put(id, first);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(read(id).get("revision").getAsInt()).isEqualTo(2);
    Wire.Answer revisions = wire.get(DEFINITIONS + "/" + id + "/revisions" + V);
    assertThat(revisions.strings("value", "changeType")).containsExactly("add", "update");
    assertThat(wire.get(DEFINITIONS + "/" + id + V + "&revision=1").json().has("description"))
        .isFalse();
    assertThat(wire.get(DEFINITIONS + "/" + id + V + "&revision=9").status()).isEqualTo(404);
  }

  @Test
  void badDefinitionsAreRefusedAndLeaveNothing() {
    for (String body :
        List.of(
            "{}",
            "[]",
            "{\"name\":\"a\"}",
            "{\"name\":\"a/b\",\"process\":{\"type\":1},\"repository\":{\"type\":\"TfsGit\",\"name\":\"web\"}}",
            "{\"name\":\"a\",\"process\":{\"type\":2},\"repository\":{\"type\":\"TfsGit\",\"name\":\"web\"}}",
            "{\"name\":\"a\",\"process\":{\"type\":1}}",
            "{\"name\":\"a\",\"process\":{\"type\":1},\"repository\":{\"type\":\"TfsGit\",\"name\":\"no\"}}",
            "{\"name\":\"a\",\"process\":{\"type\":1},\"queue\":{\"id\":99},\"repository\":{\"type\":\"TfsGit\",\"name\":\"web\"}}",
            "{\"name\":\"a\",\"process\":{\"type\":1},\"variables\":{\"x\":\"y\"},\"repository\":{\"type\":\"TfsGit\",\"name\":\"web\"}}")) {
      assertThat(wire.post(DEFINITIONS + V, body).status()).as(body).isEqualTo(400);
    }
    builds.define("one");
    assertThat(builds.define("ONE").typeKey()).isEqualTo("DefinitionExistsException");
    assertThat(wire.get(DEFINITIONS + V).strings("value", "name")).containsExactly("web", "one");
  }

  @Test
  void theValuesOfSecretsAreNeverTold() {
    Wire.Answer made =
        wire.post(
            DEFINITIONS + V,
            """
            {"name": "a", "process": {"type": 1}, "repository": {"type": "TfsGit", "name": "web"},
             "variables": {"key": {"value": "hush", "isSecret": true}, "color": {"value": "red"}}}
            """);
    assertThat(made.text()).doesNotContain("hush").contains("red");
    assertThat(read(made.id()).getAsJsonObject("variables").getAsJsonObject("key").get("value"))
        .hasToString("null");
  }

  @Test
  void listsAreFilteredSortedAndPaged() {
    builds.define("alpha");
    builds.define("beta");
    assertThat(names("&name=alpha")).containsExactly("alpha");
    assertThat(names("&name=*a*")).containsExactly("alpha", "beta");
    assertThat(names("&definitionIds=1,3")).containsExactly("web", "beta");
    assertThat(names("&queryOrder=definitionNameDescending"))
        .containsExactly("web", "beta", "alpha");
    assertThat(names("&yamlFilename=/build/alpha.yml")).containsExactly("alpha");
    assertThat(names("&processType=1")).isEmpty();
    assertThat(names("&builtAfter=2026-03-01")).containsExactly("web");
    assertThat(names("&notBuiltAfter=2026-03-01")).containsExactly("alpha", "beta");
    assertThat(names("&path=%5Cother")).isEmpty();
    String ordered = "&queryOrder=definitionNameDescending";
    Wire.Answer page = wire.get(DEFINITIONS + V + ordered + "&$top=2");
    assertThat(page.strings("value", "name")).containsExactly("web", "beta");
    String next = "&continuationToken=" + page.header("x-ms-continuationtoken");
    Wire.Answer unordered = wire.get(DEFINITIONS + V + next);
    assertThat(unordered.status()).isEqualTo(400);
    assertThat(unordered.typeKey()).isEqualTo("InvalidDefinitionQueryException");
    assertThat(names(ordered + next)).containsExactly("alpha");
    JsonObject listed = page.list().get(0).getAsJsonObject();
    assertThat(listed.has("process")).isFalse();
    JsonObject whole =
        wire.get(DEFINITIONS + V + "&includeAllProperties=true&includeLatestBuilds=true")
            .list()
            .get(0)
            .getAsJsonObject();
    assertThat(whole.has("process")).isTrue();
    assertThat(whole.getAsJsonObject("latestCompletedBuild").get("id").getAsInt())
        .isEqualTo(builds.seeded());
  }

  private List<String> names(String query) {
    Wire.Answer answer = wire.get(DEFINITIONS + V + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.strings("value", "name");
  }

  @Test
  void deletingADefinitionTakesItsBuildsAlongUnlessOneIsRetained() {
    builds.change(builds.seeded(), "{\"keepForever\":true}");
    assertThat(wire.delete(DEFINITIONS + "/1" + V).typeKey())
        .isEqualTo("CannotDeleteDefinitionWithRetainedBuildsException");
    builds.change(builds.seeded(), "{\"keepForever\":false}");
    assertThat(wire.delete(DEFINITIONS + "/1" + V).status()).isEqualTo(204);
    assertThat(wire.get(DEFINITIONS + "/1" + V).status()).isEqualTo(404);
    assertThat(builds.get(builds.seeded()).status()).isEqualTo(404);
    assertThat(wire.patchJson(DEFINITIONS + "/1" + V + "&deleted=false", "{}").status())
        .isEqualTo(200);
    assertThat(names("")).containsExactly("web");
  }

  @Test
  void formatsMakeTheNumbersOfBuilds() {
    JsonObject definition = read(1);
    definition.addProperty(
        "buildNumberFormat",
        "$(BuildDefinitionName)-$(Date:yyyy.MM.dd)-$(SourceBranchName)$(Rev:.rr)");
    put(1, definition);
    assertThat(builds.member(builds.queue(), "buildNumber")).isEqualTo("web-2026.03.04-main.01");
    assertThat(builds.member(builds.queue(), "buildNumber")).isEqualTo("web-2026.03.04-main.02");
    builds.pass(24 * 3600);
    assertThat(builds.member(builds.queue(), "buildNumber")).isEqualTo("web-2026.03.05-main.01");
  }

  @Test
  void foldersHoldDefinitions() {
    assertThat(
            wire.send("PUT", FOLDERS + PREVIEW + "&path=%5Ca%5Cb", "application/json", "{}")
                .status())
        .isEqualTo(200);
    assertThat(wire.get(FOLDERS + PREVIEW).strings("value", "path"))
        .containsExactly("\\", "\\a", "\\a\\b");
    JsonObject definition = read(1);
    definition.addProperty("path", "\\a\\b");
    put(1, definition);
    wire.post(FOLDERS + PREVIEW + "&path=%5Ca", "{\"path\":\"\\\\c\"}");
    assertThat(read(1).get("path").getAsString()).isEqualTo("\\c\\b");
    assertThat(wire.get(FOLDERS + "/c" + PREVIEW).strings("value", "path"))
        .containsExactly("\\c", "\\c\\b");
    assertThat(wire.delete(FOLDERS + PREVIEW + "&path=%5Ca").status()).isEqualTo(404);
    assertThat(wire.delete(FOLDERS + PREVIEW + "&path=%5Cc").status()).isEqualTo(204);
    assertThat(wire.get(DEFINITIONS + "/1" + V).status()).isEqualTo(404);
  }

  @Test
  void tagsAndPropertiesMakeNoRevision() {
    String tags = DEFINITIONS + "/1/tags";
    wire.post(tags + V, "[\"a\",\"b\"]");
    wire.send("PUT", tags + "/c" + V, "", "");
    assertThat(wire.get(tags + V).list()).hasSize(3);
    assertThat(wire.delete(tags + "/A" + V).list().toString()).isEqualTo("[\"b\",\"c\"]");
    wire.patchJson(tags + V, "{\"tagsToAdd\":[\"d\"],\"tagsToRemove\":[\"b\"]}");
    assertThat(read(1).getAsJsonArray("tags").toString()).isEqualTo("[\"c\",\"d\"]");
    String properties = DEFINITIONS + "/1/properties" + V;
    wire.patch(properties, "[{\"op\":\"add\",\"path\":\"/owner\",\"value\":\"me\"}]");
    assertThat(wire.get(properties).text()).contains("\"owner\"").contains("\"$value\":\"me\"");
    assertThat(wire.get(properties + "&filter=other").json().get("count").getAsInt()).isZero();
    Wire.Answer half =
        wire.patch(
            properties,
            "[{\"op\":\"remove\",\"path\":\"/owner\"},{\"op\":\"move\",\"path\":\"/owner\"}]");
    assertThat(half.status()).isEqualTo(400);
    assertThat(wire.get(properties).json().get("count").getAsInt()).isEqualTo(1);
    assertThat(read(1).get("revision").getAsInt()).isEqualTo(1);
  }

  @Test
  void aTagGoesFromAllBuildsAtOnce() {
    String tag = BUILDS + "/" + builds.seeded() + "/tags/x" + V;
    wire.send("PUT", tag, "", "");
    assertThat(wire.get("/web/_apis/build/tags" + V).list()).hasSize(1);
    assertThat(wire.delete("/web/_apis/build/tags/x" + V).list()).isEmpty();
    assertThat(builds.build(builds.seeded()).getAsJsonArray("tags")).isEmpty();
  }

  @Test
  void metricsCountWhatHasEnded() {
    builds.done("{\"emulator.result\":\"failed\"}");
    builds.queue();
    String text = wire.get(DEFINITIONS + "/1/metrics?api-version=7.1-preview.1").list().toString();
    assertThat(text)
        .contains("{\"name\":\"CurrentBuildsInQueue\",\"scope\":\"\",\"intValue\":1}")
        .contains("{\"name\":\"FailedBuilds\",\"scope\":\"refs/heads/main\",\"intValue\":1}")
        .contains("{\"name\":\"TotalBuilds\",\"scope\":\"refs/heads/main\",\"intValue\":2}");
  }

  @Test
  void settingsAreCheckedAgainstTheirLimits() {
    String retention = "/web/_apis/build/retention" + V;
    assertThat(wire.patchJson(retention, "{\"runRetention\":{\"value\":60}}").json().toString())
        .contains("\"purgeRuns\":{\"min\":30,\"max\":731,\"value\":60}");
    Wire.Answer refused =
        wire.patchJson(
            retention, "{\"runRetention\":{\"value\":90},\"artifactsRetention\":{\"value\":61}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(wire.get(retention).text()).contains("\"value\":60").doesNotContain("90");
    assertThat(
            wire.patchJson("/web/_apis/build/generalsettings" + V, "{\"nonsense\":true}").status())
        .isEqualTo(400);
  }

  @Test
  void badgesAreDrawn() {
    Wire.Answer badge = wire.get("/web/_apis/build/status/web?api-version=7.1-preview.1");
    assertThat(badge.header("Content-Type")).startsWith("image/svg+xml");
    assertThat(badge.text()).contains("succeeded");
    assertThat(wire.get("/_apis/public/build/definitions/web/1/badge?branchName=x").text())
        .contains("never built");
    assertThat(wire.get("/web/_apis/build/status/none?api-version=7.1-preview.1").status())
        .isEqualTo(404);
  }
}
