// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.builds.ArtifactManifest;
import io.github.fluentado.builds.Builds;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.build.BuildArtifact;
import io.github.fluentado.client.build.BuildDefinitionReference;
import io.github.fluentado.client.build.BuildQueryOrder;
import io.github.fluentado.client.build.BuildTimeline;
import io.github.fluentado.client.build.LeasesApi;
import io.github.fluentado.client.build.NewRetentionLease;
import io.github.fluentado.client.build.RetentionLease;
import io.github.fluentado.client.build.StageUpdateType;
import io.github.fluentado.core.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows BLD: builds, their artifacts, leases, definitions and stages. */
class BuildRowsTest extends SurfaceTest {
  private final Builds builds = project.builds();
  private final int definition = seed("definition");
  private final int build = seed("build");

  BuildRowsTest(Site site) {
    super(site);
  }

  private String path(String rest) {
    return site.root() + "/" + project.name() + "/_apis/build/" + rest;
  }

  private void leftAs(String verb, String path) {
    assertThat(only().verb()).isEqualTo(verb);
    assertThat(only().host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(only().path()).isEqualTo(path);
    assertThat(only().query("api-version")).startsWith(site.atMost("7.1"));
  }

  private JsonObject body() {
    return JsonParser.parseString(Objects.requireNonNull(only().body())).getAsJsonObject();
  }

  @Test
  @Row(id = "BLD-01", call = "project.builds().queue(12).branch(\"main\").variable(\"a\", \"b\")")
  void buildIsQueuedWithVariables() {
    UUID me = mode.run(ado.whoAmI()).id();
    Build queued =
        row(
            builds
                .queue(definition)
                .branch("main")
                .variable("emulator.delay", "PT1H")
                .variable("text", "a \"b\" & c")
                .requestedFor(me));
    assertThat(queued.sourceBranch()).isEqualTo("refs/heads/main");
    leftAs("POST", path("builds"));
    assertThat(body().getAsJsonObject("definition").get("id").getAsInt()).isEqualTo(definition);
    assertThat(body().getAsJsonObject("requestedFor").get("id").getAsString())
        .isEqualTo(me.toString());
    JsonObject parameters =
        JsonParser.parseString(body().get("parameters").getAsString()).getAsJsonObject();
    assertThat(parameters.get("text").getAsString()).isEqualTo("a \"b\" & c");
    assertThat(body().keySet())
        .containsExactlyInAnyOrder("definition", "sourceBranch", "parameters", "requestedFor");
  }

  @Test
  @Row(id = "BLD-02", call = "project.builds().build(712).get()")
  void buildIsRead() {
    assertThat(row(builds.build(build).get()).id()).isEqualTo(build);
    leftAs("GET", path("builds/" + build));
  }

  @Test
  @Row(id = "BLD-03", call = "project.builds().list().definitions(100, 101)")
  void buildsAreListedByDefinition() {
    mode.run(builds.queue(definition));
    List<Build> found =
        row(
            builds
                .list()
                .definitions(definition, definition + 900)
                .queryOrder(BuildQueryOrder.QUEUE_TIME_DESCENDING)
                .top(1));
    assertThat(found).hasSize(2);
    assertThat(left().get(0).path()).isEqualTo(path("builds"));
    assertThat(left().get(0).query("definitions")).isEqualTo(definition + "," + (definition + 900));
    assertThat(left().get(0).query("queryOrder")).isEqualTo("queueTimeDescending");
    assertThat(left().get(1).asks("continuationToken")).isTrue();
    assertThat(left()).hasSize(2);
  }

  @Test
  @Row(id = "BLD-04", call = "project.builds().build(712).artifacts()")
  void artifactsAreListed() {
    List<BuildArtifact> artifacts = row(builds.build(build).artifacts());
    assertThat(artifacts).extracting(BuildArtifact::name).containsExactly("drop");
    leftAs("GET", path("builds/" + build + "/artifacts"));
  }

  @Test
  @Row(id = "BLD-05", call = "project.builds().build(712).artifact(\"drop\").get()")
  void oneArtifactIsRead() {
    BuildArtifact artifact = row(builds.build(build).artifact("drop").get());
    assertThat(artifact.name()).isEqualTo("drop");
    leftAs("GET", path("builds/" + build + "/artifacts"));
    assertThat(only().query("artifactName")).isEqualTo("drop");
  }

  @Test
  @Row(id = "BLD-06", call = "project.builds().build(712).timeline()")
  void timelineIsReadWithoutItsId() {
    BuildTimeline timeline = row(builds.build(build).timeline());
    assertThat(timeline.records()).isNotEmpty();
    leftAs("GET", path("builds/" + build + "/timeline"));
  }

  @Test
  @Row(id = "BLD-07", call = "project.builds().build(712).artifact(\"drop\").zip().to(file)")
  void artifactIsSavedAsArchive(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("drop.zip");
    row(builds.build(build).artifact("drop").zip().to(file));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isPositive();
    }
    assertThat(left().get(0).path()).isEqualTo(path("builds/" + build + "/artifacts"));
    assertThat(left().get(0).query("artifactName")).isEqualTo("drop");
    assertThat(left().get(0).query("$format")).isEqualTo("zip");
    assertThat(left().get(0).header("Accept")).contains("application/zip");
    assertThat(left()).hasSize(2);
    assertThat(left().get(1).host()).endsWith(site.storage());
    assertThat(left().get(1).header("Authorization")).isEmpty();
  }

  @Test
  @Row(id = "BLD-08", call = "project.builds().build(712).artifact(\"drop\").manifest(id)")
  void manifestOfAnArtifactIsRead() {
    String id = artifactId();
    ArtifactManifest manifest = row(builds.build(build).artifact("drop").manifest(id));
    assertThat(manifest.files()).isNotEmpty();
    leftAs("GET", path("builds/" + build + "/artifacts"));
    assertThat(only().query("artifactName")).isEqualTo("drop");
    assertThat(only().query("fileId")).isEqualTo(id);
    assertThat(only().query("fileName")).isEmpty();
  }

  private String artifactId() {
    BuildArtifact artifact = mode.run(builds.build(build).artifact("drop").get());
    return Objects.requireNonNull(Objects.requireNonNull(artifact.resource()).data());
  }

  @Test
  @Row(
      id = "BLD-09",
      call = "project.builds().build(712).artifact(\"drop\").file(id, name).to(file)")
  void oneFileOfAnArtifactIsSaved(@TempDir Path folder) throws IOException {
    Builds.Artifact drop = builds.build(build).artifact("drop");
    ArtifactManifest.File first = mode.run(drop.manifest()).files().get(0);
    Path saved = row(drop.file(first.id(), "a b.txt").to(folder.resolve("saved")));
    assertThat(Files.size(saved)).isEqualTo(first.size());
    leftAs("GET", path("builds/" + build + "/artifacts"));
    assertThat(only().query("fileId")).isEqualTo(first.id());
    assertThat(only().query("fileName")).isEqualTo("a b.txt");
    assertThat(only().header("Accept")).contains("application/octet-stream");
  }

  private RetentionLease lease(String owner) {
    NewRetentionLease wanted =
        new NewRetentionLease()
            .definitionId(definition)
            .runId(build)
            .daysValid(9)
            .ownerId(owner)
            .protectPipeline(false);
    return isThere()
        ? mode.run(project.raw(LeasesApi::new).add(List.of(wanted))).get(0)
        : new RetentionLease().leaseId(1);
  }

  @Test
  @Row(id = "BLD-10", call = "project.builds().build(712).leases()")
  void leasesOfABuildAreListed() {
    RetentionLease lease = lease("User:one");
    assertThat(row(builds.build(build).leases()))
        .extracting(RetentionLease::leaseId)
        .containsExactly(lease.leaseId());
    leftAs("GET", path("builds/" + build + "/leases"));
  }

  @Test
  @Row(id = "BLD-11", call = "project.builds().deleteLeases(1, 2)")
  void leasesAreDeleted() {
    int first = Objects.requireNonNull(lease("User:one").leaseId());
    int second = Objects.requireNonNull(lease("User:two").leaseId());
    row(builds.deleteLeases(first, second));
    assertThat(mode.failure(project.raw(LeasesApi::new).get(first)).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    leftAs("DELETE", path("retention/leases"));
    assertThat(only().query("ids")).isEqualTo(first + "," + second);
  }

  @Test
  @Row(id = "BLD-12", call = "project.builds().definitions().list()")
  void definitionsAreListed() {
    assertThat(row(builds.definitions().list()))
        .extracting(BuildDefinitionReference::id)
        .containsExactly(definition);
    leftAs("GET", path("definitions"));
  }

  @Test
  @Row(id = "BLD-13", call = "project.builds().definitions().get(12)")
  void definitionIsRead() {
    assertThat(row(builds.definitions().get(definition)).id()).isEqualTo(definition);
    leftAs("GET", path("definitions/" + definition));
  }

  @Test
  @Row(id = "BLD-14", call = "project.builds().definitions().delete(12)")
  void definitionIsDeletedWithItsBuilds() {
    row(builds.definitions().delete(definition));
    leftAs("DELETE", path("definitions/" + definition));
    assertThat(mode.failure(builds.build(build).get()).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  private int failed() {
    Build queued =
        mode.run(
            builds
                .queue(definition)
                .variable("emulator.delay", "PT0S")
                .variable("emulator.duration", "PT1S")
                .variable("emulator.result", "failed,succeeded"));
    emulator.clock().advance(Duration.ofMinutes(1));
    return Objects.requireNonNull(queued.id());
  }

  @Test
  @Row(
      id = "BLD-15",
      call = "project.builds().build(712).updateStage(\"test\", StageUpdateType.RETRY, true)")
  void stageIsRetriedWhole() {
    int id = failed();
    row(builds.build(id).updateStage("__default", StageUpdateType.RETRY, true));
    leftAs("PATCH", path("builds/" + id + "/stages/__default"));
    assertThat(body())
        .isEqualTo(JsonParser.parseString("{\"forceRetryAllJobs\":true,\"state\":\"retry\"}"));
  }

  @Test
  @Row(id = "BLD-16", call = "project.builds().build(712).rerunFailedJobs(\"test\")")
  void failedJobsOfAStageRunAgain() {
    int id = failed();
    row(builds.build(id).rerunFailedJobs("__default"));
    leftAs("PATCH", path("builds/" + id + "/stages/__default"));
    assertThat(body())
        .isEqualTo(JsonParser.parseString("{\"forceRetryAllJobs\":false,\"state\":\"retry\"}"));
    emulator.clock().advance(Duration.ofMinutes(1));
    assertThat(mode.run(builds.build(id).get()).result())
        .isEqualTo(io.github.fluentado.client.build.BuildResult.SUCCEEDED);
  }
}
