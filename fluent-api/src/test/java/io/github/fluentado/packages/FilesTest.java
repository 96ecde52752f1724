// SPDX-License-Identifier: MIT
package io.github.fluentado.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.Project;
import io.github.fluentado.builds.Builds;
import io.github.fluentado.client.common.TestAttachment;
import io.github.fluentado.client.release.DeploymentAttempt;
import io.github.fluentado.client.release.ReleaseDeployPhase;
import io.github.fluentado.client.release.ReleaseEnvironment;
import io.github.fluentado.client.release.ReleaseTask;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.releases.Releases;
import io.github.fluentado.tests.JUnitReport;
import io.github.fluentado.tests.TestRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each door to a file asks for it where the service has it, and saves it under any name. */
class FilesTest {
  private static final String REPORT =
      "<testsuite name=\"s\" tests=\"1\"><testcase classname=\"c\" name=\"t\"/></testsuite>";
  private static final String FEED = "/web/_apis/packaging/feeds/gr%C3%B6%C3%9Fe/";

  @AutoClose private final Installation hosted = Installation.hosted();
  private final Project project = hosted.project;
  @TempDir private Path folder = Path.of("");

  /** Saves it, after a request for that place of the organization. */
  private Path saved(Mode mode, String path, Download door) {
    hosted.emulator.forgetRequests();
    Path target = folder.resolve("größe #1 (" + path.hashCode() + ").bin");

    Path file = mode.run(door.to(target));

    assertThat(file).isEqualTo(target);
    assertThat(hosted.emulator.requests())
        .extracting(ReceivedRequest::path)
        .containsExactly("/contoso" + path);
    return file;
  }

  private void saved(Mode mode, String path, Download door, byte[] content) {
    assertThat(saved(mode, path, door)).hasBinaryContent(content);
  }

  /** The service leads to a host of storage, which refuses a credential. */
  private void packaged(Mode mode, String path, Download door, byte[] content) {
    saved(mode, path, door, content);
    assertThat(hosted.emulator.downloadRequests())
        .singleElement()
        .satisfies(led -> assertThat(led.status()).isEqualTo(200))
        .satisfies(led -> assertThat(led.headers()).doesNotContainKey("authorization"));
  }

  @ParameterizedTest
  @EnumSource
  void packagesOfEveryKindAreSaved(Mode mode) throws IOException {
    Published published = Published.in(project, mode, "größe");
    Feed feed = project.feed("größe");
    packaged(
        mode,
        FEED + "nuget/packages/Newton.Json/versions/13.0.1-rc%2B1/content",
        feed.nuGet("Newton.Json", "13.0.1-rc+1"),
        published.nuGet("Newton.Json", "13.0.1-rc+1"));
    packaged(
        mode,
        FEED + "npm/packages/left-pad/versions/1.0.0/content",
        feed.npm("left-pad", "1.0.0"),
        published.npm("left-pad", "1.0.0"));
    packaged(
        mode,
        FEED + "npm/packages/@contoso/ui/versions/1.0.0/content",
        feed.npm("@contoso/ui", "1.0.0"),
        published.npm("@contoso/ui", "1.0.0"));
    packaged(
        mode,
        FEED + "maven/com.contoso/core/1.0/core-1.0.jar/content",
        feed.maven("com.contoso:core:1.0", "core-1.0.jar"),
        published.maven("com/contoso/core/1.0/core-1.0.jar"));
    packaged(
        mode,
        FEED + "pypi/packages/requests/versions/2.31.0/requests.whl/content",
        feed.python("requests==2.31.0", "requests.whl"),
        published.python("requests", "2.31.0", "requests.whl"));
  }

  @ParameterizedTest
  @EnumSource
  void aPackageThatIsNotThereLeavesNothing(Mode mode) throws IOException {
    Published.in(project, mode, "größe");
    Download none = project.feed("größe").npm("left-pad", "1.0.0");
    assertThat(mode.failure(none.to(folder.resolve("p"))).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void logsOfBuildsAreSaved(Mode mode) throws IOException {
    Builds.One build = project.builds().build(hosted.seed("build"));
    int log = Objects.requireNonNull(mode.run(build.logs()).get(0).id());
    String logs = "/web/_apis/build/builds/" + hosted.seed("build") + "/logs";
    Path text = saved(mode, logs + "/" + log, build.logFile(log));
    assertThat(text).content().isNotBlank().isEqualTo(mode.run(build.log(log)));
    assertThat(entries(saved(mode, logs, build.logsZip()))).isNotEmpty();
  }

  private static Map<String, String> entries(Path archive) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return entries;
  }

  private int post(Mode mode, String route, String json) {
    return mode.run(
            project.request("POST", route).version("7.1").body(JsonParser.parseString(json)).json())
        .getAsJsonObject()
        .get("id")
        .getAsInt();
  }

  @ParameterizedTest
  @EnumSource
  void logsOfReleasesAreSaved(Mode mode) throws IOException {
    int definition =
        post(
            mode,
            "/{project}/_apis/release/definitions",
            """
            {"name": "shop", "environments": [{"name": "live",
              "conditions": [{"conditionType": "event", "name": "ReleaseStarted"}],
              "deployPhases": [{"name": "Job", "workflowTasks": [{"name": "Copy"}]}]}]}
            """);
    int id =
        post(mode, "/{project}/_apis/release/releases", "{\"definitionId\":" + definition + "}");
    hosted.emulator.clock().advance(Duration.ofSeconds(6));
    Releases.One release = project.releases().release(id);
    ReleaseEnvironment live = first(mode.run(release.get()).environments());
    DeploymentAttempt attempt = first(live.deploySteps());
    ReleaseDeployPhase phase = first(attempt.releaseDeployPhases());
    ReleaseTask task = first(first(phase.deploymentJobs()).tasks());
    int environment = Objects.requireNonNull(live.id());
    int number = Integer.parseInt(Objects.requireNonNull(phase.phaseId()));
    int place = Objects.requireNonNull(task.id());
    String root = "/web/_apis/release/releases/" + id;

    Path text =
        saved(
            mode,
            root
                + "/environments/%d/deployPhases/%d/tasks/%d/logs"
                    .formatted(environment, number, place),
            release.logFile(environment, number, place));

    assertThat(text).content().contains("Starting: Copy\n", "Finishing: Copy\n");
    assertThat(mode.run(release.log(environment, number, place).startLine(2)))
        .isEqualTo(Files.readString(text).split("\n", 2)[1]);
    assertThat(entries(saved(mode, root + "/logs", release.logsZip())))
        .containsExactly(Map.entry("live/Job/1_Copy.log", Files.readString(text)));
  }

  private static <T> T first(@Nullable List<T> all) {
    return Objects.requireNonNull(all).get(0);
  }

  @ParameterizedTest
  @EnumSource
  void releasesAreAskedForAtTheirOwnHost(Mode mode) {
    FakeTransport fake =
        new FakeTransport().answer("{\"id\":7}").file("line 3\n").answer("{\"value\":[]}");
    try (AzureDevOps client = fake.client()) {
      Releases releases = client.project("web").releases();
      assertThat(mode.run(releases.release(7).get()).id()).isEqualTo(7);
      assertThat(mode.run(releases.release(7).log(2, 3, 4).startLine(3))).isEqualTo("line 3\n");
      assertThat(fake.last().query()).contains("startLine=3");
      assertThat(fake.last().headers().first("Accept"))
          .hasValueSatisfying(accept -> assertThat(accept).contains("text/plain"));
      assertThat(mode.all(releases.list())).isEmpty();
      assertThat(fake.sent())
          .allSatisfy(
              sent ->
                  assertThat(sent.url())
                      .startsWith("https://vsrm.dev.azure.com/contoso/web/_apis/release/"));
      assertThat(releases.release(7)).hasToString("Release[7]");
      refuses("id", () -> releases.release(0));
      refuses("task", () -> releases.release(7).log(1, 1, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void filesOfTestRunsAreAttachedAndSaved(Mode mode) {
    TestRuns runs = project.testRuns();
    mode.run(runs.publish("nightly", JUnitReport.parse(REPORT)));
    int id = Objects.requireNonNull(mode.all(runs.list()).get(0).id());
    TestRuns.One run = runs.run(id);
    int result = Objects.requireNonNull(mode.all(run.results()).get(0).id());
    byte[] content = {0, 1, (byte) 0xFE, (byte) 0xFF};
    String root = "/web/_apis/test/Runs/" + id;

    int ofRun = Objects.requireNonNull(mode.run(run.attach("größe #1.txt", content)).id());
    int ofResult = Objects.requireNonNull(mode.run(run.attach(result, "r.bin", content)).id());

    assertThat(mode.run(run.attachments()))
        .extracting(TestAttachment::fileName)
        .containsExactly("größe #1.txt");
    assertThat(mode.run(run.attachments(result)))
        .extracting(TestAttachment::fileName)
        .containsExactly("r.bin");
    saved(mode, root + "/attachments/" + ofRun, run.attachment(ofRun), content);
    saved(
        mode,
        root + "/Results/" + result + "/attachments/" + ofResult,
        run.attachment(result, ofResult),
        content);
  }

  @ParameterizedTest
  @EnumSource
  void filesOfPullRequestsAreAttachedAndSaved(Mode mode) {
    int id = hosted.emulator.seeds().number("pullRequest");
    var request = project.repository("web").pullRequests().pullRequest(id);
    byte[] content = {0, 1, (byte) 0xFE, (byte) 0xFF};

    mode.run(request.attach("a b.png", RequestBody.of(content)));

    saved(
        mode,
        "/web/_apis/git/repositories/web/pullRequests/" + id + "/attachments/a%20b.png",
        request.attachment("a b.png"),
        content);
  }

  @ParameterizedTest
  @EnumSource
  void badgesAreSaved(Mode mode) {
    int definition = hosted.seed("definition");
    Path badge =
        saved(mode, "/web/_apis/build/status/" + definition, project.builds().badge(definition));
    assertThat(badge).content().startsWith("<svg").contains("succeeded");
  }

  private static void refuses(String parameter, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(parameter + " ");
  }

  @Test
  void whatCannotBeIsRefusedBeforeAnythingIsSent() {
    try (AzureDevOps client = new FakeTransport().client()) {
      Feed feed = client.project("web").feed("libs");
      assertThat(feed).hasToString("Feed[libs]");
      refuses("coordinates", () -> feed.maven("com.contoso:core", "x.jar"));
      refuses("coordinates", () -> feed.maven("a:..:1", "x.jar"));
      refuses("release", () -> feed.python("requests 2", "x"));
      refuses("name", () -> feed.npm("@contoso", "1"));
      refuses("name", () -> feed.npm("@/x", "1"));
      refuses("version", () -> feed.npm("x", " "));
      refuses("name", () -> feed.nuGet("", "1"));
      refuses("feed", () -> client.project("web").feed(".."));
    }
  }
}
