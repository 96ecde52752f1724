// SPDX-License-Identifier: MIT
package io.github.fluentado.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Mode;
import io.github.fluentado.Project;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Download;
import io.github.fluentado.releases.Releases;
import java.nio.file.Path;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each door to a file asks for it where the service has it, and saves it under any name. */
class FilesTest {
  private static final String FEED = "/contoso/web/_apis/packaging/feeds/my%20libs/";

  @TempDir private Path folder = Path.of("");

  private void saved(Mode mode, String path, Function<Project, Download> door) {
    FakeTransport fake = new FakeTransport().file("the file");
    try (AzureDevOps client = fake.client()) {
      Path target = folder.resolve("größe #1 (" + path.hashCode() + ").bin");
      Path file = mode.run(door.apply(client.project("web")).to(target));
      assertThat(file).hasContent("the file");
      assertThat(fake.last().path()).isEqualTo(path);
    }
  }

  @ParameterizedTest
  @EnumSource
  void packagesOfEveryKindAreSaved(Mode mode) {
    saved(
        mode,
        FEED + "nuget/packages/Newton.Json/versions/13.0.1-rc%2B1/content",
        project -> project.feed("my libs").nuGet("Newton.Json", "13.0.1-rc+1"));
    saved(
        mode,
        FEED + "npm/packages/left-pad/versions/1.0.0/content",
        project -> project.feed("my libs").npm("left-pad", "1.0.0"));
    saved(
        mode,
        FEED + "npm/packages/@contoso/ui/versions/1.0.0/content",
        project -> project.feed("my libs").npm("@contoso/ui", "1.0.0"));
    saved(
        mode,
        FEED + "maven/com.contoso/core/1.0/core-1.0.jar/content",
        project -> project.feed("my libs").maven("com.contoso:core:1.0", "core-1.0.jar"));
    saved(
        mode,
        FEED + "pypi/packages/requests/versions/2.31.0/requests.whl/content",
        project -> project.feed("my libs").python("requests==2.31.0", "requests.whl"));
  }

  @ParameterizedTest
  @EnumSource
  void logsAreSaved(Mode mode) {
    String release = "/contoso/web/_apis/release/releases/7/";
    saved(mode, release + "logs", project -> project.releases().release(7).logsZip());
    saved(
        mode,
        release + "environments/2/deployPhases/3/tasks/4/logs",
        project -> project.releases().release(7).logFile(2, 3, 4));
    saved(
        mode,
        "/contoso/web/_apis/build/builds/8/logs",
        project -> project.builds().build(8).logsZip());
    saved(
        mode,
        "/contoso/web/_apis/build/builds/8/logs/9",
        project -> project.builds().build(8).logFile(9));
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
  void attachmentsAndBadgesAreSaved(Mode mode) {
    saved(
        mode,
        "/contoso/web/_apis/test/Runs/3/attachments/7",
        project -> project.testRuns().run(3).attachment(7));
    saved(
        mode,
        "/contoso/web/_apis/test/Runs/3/Results/5/attachments/7",
        project -> project.testRuns().run(3).attachment(5, 7));
    saved(
        mode,
        "/contoso/web/_apis/git/repositories/shop/pullRequests/9/attachments/a%20b.png",
        project -> project.repository("shop").pullRequests().pullRequest(9).attachment("a b.png"));
    saved(mode, "/contoso/web/_apis/build/status/12", project -> project.builds().badge(12));
  }

  @ParameterizedTest
  @EnumSource
  void filesAreAttachedToTestRuns(Mode mode) {
    FakeTransport fake = new FakeTransport().answer("{\"id\":1}").answer("{\"id\":2}");
    try (AzureDevOps client = fake.client()) {
      var run = client.project("web").testRuns().run(3);
      for (Call<?> attach :
          java.util.List.of(
              run.attach("größe.txt", "abc".getBytes(UTF_8)),
              run.attach(5, "größe.txt", "abc".getBytes(UTF_8)))) {
        mode.run(attach);
        assertThat(fake.last().body()).contains("\"stream\":\"YWJj\"").contains("größe.txt");
      }
    }
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
