// SPDX-License-Identifier: MIT
package io.github.fluentado.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.build.BuildDefinition;
import io.github.fluentado.client.build.BuildRepository;
import io.github.fluentado.client.build.DesignerProcess;
import io.github.fluentado.client.pipelines.Run;
import io.github.fluentado.client.pipelines.RunResult;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.Seeds;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelinesTest {
  @AutoClose private final Installation hosted = Installation.hosted();
  private final Pipelines pipelines = hosted.project.pipelines();
  private final int pipeline = hosted.seed("definition");

  private Seeds shop() {
    return hosted.emulator.seedYaml(
        """
        projects:
          - name: shop
            repositories:
              - name: api
                files:
                  azure-pipelines.yml: |
                    parameters:
                      - {name: place, type: string, default: here}
                    stages:
                      - {stage: make, jobs: [{job: a, steps: [{script: "echo ${{ parameters.place }}"}]}]}
                      - {stage: ship, jobs: [{job: b, steps: [{script: ship}]}]}
            pipelines:
              - {key: ci, name: CI, repository: api}
        """);
  }

  @ParameterizedTest
  @EnumSource
  void completionOfARunIsAwaited(Mode mode) {
    Run run = mode.run(pipelines.run(pipeline).variable("emulator.delay", "PT10M"));
    Run ended = mode.run(pipelines.awaitCompletion(run));
    assertThat(ended.result()).isEqualTo(RunResult.SUCCEEDED);
    Run endless = mode.run(pipelines.run(pipeline).variable("emulator.delay", "PT10H"));
    Polling polling = Polling.every(Duration.ofSeconds(30)).within(Duration.ofMinutes(5));
    assertThat(mode.failure(pipelines.awaitCompletion(endless, polling)).kind())
        .isEqualTo(ErrorKind.TIMED_OUT);
  }

  @ParameterizedTest
  @EnumSource
  void parametersAndSkippedStagesReachTheRun(Mode mode) {
    int ci = shop().number("ci");
    Pipelines shop = hosted.ado.project("shop").pipelines();
    assertThat(mode.run(shop.preview(ci).templateParameter("place", "there")).orElseThrow())
        .contains("echo there");
    Run run =
        mode.run(
            shop.run(ci).branch("main").templateParameter("place", "there").stagesToSkip("ship"));
    mode.run(shop.awaitCompletion(run));
    var timeline =
        mode.run(
            hosted.ado.project("shop").builds().build(Objects.requireNonNull(run.id())).stages());
    assertThat(timeline).extracting(stage -> stage.name()).containsExactly("make", "ship");
    assertThat(timeline.get(1).result()).hasToString("skipped");
    assertThat(mode.failure(shop.run(ci).templateParameter("other", "x")).kind())
        .isEqualTo(ErrorKind.INVALID);
  }

  @ParameterizedTest
  @EnumSource
  void pipelineWithoutYamlHasNoPreview(Mode mode) {
    BuildDefinition designed =
        mode.run(
            hosted
                .project
                .builds()
                .definitions()
                .create(
                    new BuildDefinition()
                        .name("designed")
                        .process(new DesignerProcess())
                        .repository(new BuildRepository().type("TfsGit").name("web"))));
    assertThat(mode.run(pipelines.preview(Objects.requireNonNull(designed.id())))).isEmpty();
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    RunPipeline run = pipelines.run(pipeline);
    hosted.refuses("pipeline", () -> pipelines.run(0), () -> pipelines.preview(-3));
    hosted.refuses("run", () -> pipelines.run(1, 0), () -> pipelines.awaitCompletion(new Run()));
    hosted.refuses("branch", () -> run.branch(""), () -> run.branch("main/"));
    hosted.refuses("stages", () -> run.stagesToSkip(" "));
    hosted.refuses("version", () -> run.pipelineVersion(0));
    hosted.refuses("project", () -> Pipelines.of(hosted.ado.connection()));
    assertThat(run.secret("key", "hush")).hasToString("RunPipeline[" + pipeline + "]");
  }
}
