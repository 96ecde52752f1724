// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.Mode;
import io.github.fluentado.client.pipelines.Pipeline;
import io.github.fluentado.client.pipelines.Run;
import io.github.fluentado.emulator.Seeds;
import io.github.fluentado.pipelines.Pipelines;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows PIP: pipelines and their runs. */
class PipelineRowsTest extends SurfaceTest {
  private final Pipelines pipelines = project.pipelines();
  private final int pipeline = seed("definition");
  private final int run = seed("build");

  private void leftAs(String verb, String rest) {
    assertThat(only().verb()).isEqualTo(verb);
    assertThat(only().host()).isEqualTo("dev.azure.com");
    assertThat(only().path()).isEqualTo("/contoso/" + project.name() + "/_apis/pipelines" + rest);
    assertThat(only().query("api-version")).isEqualTo("7.1");
  }

  private JsonObject body() {
    return JsonParser.parseString(Objects.requireNonNull(only().body())).getAsJsonObject();
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "PIP-01", call = "project.pipelines().list()")
  void pipelinesAreListed(Mode mode) {
    List<Pipeline> found = row(mode, pipelines.list().orderBy("name desc").top(9));
    assertThat(found).extracting(Pipeline::id).containsExactly(pipeline);
    leftAs("GET", "");
    assertThat(only().query("$top")).isEqualTo("9");
    assertThat(only().query("orderBy")).isEqualTo("name desc");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "PIP-02", call = "project.pipelines().get(12).pipelineVersion(1)")
  void pipelineIsReadInAVersion(Mode mode) {
    assertThat(row(mode, pipelines.get(pipeline).pipelineVersion(1)).id()).isEqualTo(pipeline);
    leftAs("GET", "/" + pipeline);
    assertThat(only().query("pipelineVersion")).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "PIP-03", call = "project.pipelines().preview(12)")
  void previewGivesTheFinalYaml(Mode mode) {
    Seeds seeds =
        emulator.seedYaml(
            """
            projects:
              - name: shop
                repositories:
                  - name: api
                    files:
                      azure-pipelines.yml: |
                        steps: [{script: echo hello}]
                pipelines:
                  - {key: ci, name: CI, repository: api}
            """);
    int ci = seeds.number("ci");
    Optional<String> yaml =
        row(mode, ado.project("shop").pipelines().preview(ci).pipelineVersion(1));
    assertThat(yaml).hasValueSatisfying(text -> assertThat(text).contains("echo hello"));
    assertThat(only().verb()).isEqualTo("POST");
    assertThat(only().path()).isEqualTo("/contoso/shop/_apis/pipelines/" + ci + "/preview");
    assertThat(only().query("api-version")).isEqualTo("7.1");
    assertThat(only().query("pipelineVersion")).isEqualTo("1");
    assertThat(body()).isEqualTo(JsonParser.parseString("{\"previewRun\":true}"));
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "PIP-04", call = "project.pipelines().runs(12)")
  void runsAreListed(Mode mode) {
    assertThat(row(mode, pipelines.runs(pipeline))).extracting(Run::id).containsExactly(run);
    leftAs("GET", "/" + pipeline + "/runs");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "PIP-05", call = "project.pipelines().run(12, 712)")
  void runIsRead(Mode mode) {
    assertThat(row(mode, pipelines.run(pipeline, run)).id()).isEqualTo(run);
    leftAs("GET", "/" + pipeline + "/runs/" + run);
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "PIP-06", call = "project.pipelines().run(12).branch(\"main\").variable(\"a\", \"b\")")
  void runBeginsWithWhatItIsGiven(Mode mode) {
    Run begun =
        row(
            mode,
            pipelines
                .run(pipeline)
                .branch("main")
                .variable("emulator.delay", "PT1H")
                .secret("key", "hush")
                .pipelineVersion(1));
    assertThat(begun.id()).isGreaterThan(run);
    leftAs("POST", "/" + pipeline + "/runs");
    assertThat(only().query("pipelineVersion")).isEqualTo("1");
    assertThat(body())
        .isEqualTo(
            JsonParser.parseString(
                """
                {"previewRun": false,
                 "resources": {"repositories": {"self": {"refName": "refs/heads/main"}}},
                 "variables": {"emulator.delay": {"value": "PT1H"},
                               "key": {"value": "hush", "isSecret": true}}}
                """));
  }
}
