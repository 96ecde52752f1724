// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.client.pipelines.Pipeline;
import io.github.fluentado.client.pipelines.Run;
import io.github.fluentado.emulator.Seeds;
import io.github.fluentado.pipelines.Pipelines;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows PIP: pipelines and their runs. */
class PipelineRowsTest extends SurfaceTest {
  private final Pipelines pipelines = project.pipelines();
  private final int pipeline = seed("definition");
  private final int run = seed("build");

  PipelineRowsTest(Site site) {
    super(site);
  }

  private void leftAs(String verb, String rest) {
    assertThat(only().verb()).isEqualTo(verb);
    assertThat(only().host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(only().path())
        .isEqualTo(site.root() + "/" + project.name() + "/_apis/pipelines" + rest);
    assertThat(only().query("api-version")).matches(site.version("7.1"));
  }

  private JsonObject body() {
    return JsonParser.parseString(Objects.requireNonNull(only().body())).getAsJsonObject();
  }

  @Test
  @Row(id = "PIP-01", call = "project.pipelines().list()")
  void pipelinesAreListed() {
    List<Pipeline> found = row(pipelines.list().orderBy("name desc").top(9));
    assertThat(found).extracting(Pipeline::id).containsExactly(pipeline);
    leftAs("GET", "");
    assertThat(only().query("$top")).isEqualTo("9");
    assertThat(only().query("orderBy")).isEqualTo("name desc");
  }

  @Test
  @Row(id = "PIP-02", call = "project.pipelines().get(12).pipelineVersion(1)")
  void pipelineIsReadInAVersion() {
    assertThat(row(pipelines.get(pipeline).pipelineVersion(1)).id()).isEqualTo(pipeline);
    leftAs("GET", "/" + pipeline);
    assertThat(only().query("pipelineVersion")).isEqualTo("1");
  }

  @Test
  @Row(id = "PIP-03", call = "project.pipelines().preview(12)")
  void previewGivesTheFinalYaml() {
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
    Optional<String> yaml = row(ado.project("shop").pipelines().preview(ci).pipelineVersion(1));
    assertThat(yaml).hasValueSatisfying(text -> assertThat(text).contains("echo hello"));
    assertThat(only().verb()).isEqualTo("POST");
    assertThat(only().path()).isEqualTo(site.root() + "/shop/_apis/pipelines/" + ci + "/preview");
    assertThat(only().query("api-version")).matches(site.version("7.1"));
    assertThat(only().query("pipelineVersion")).isEqualTo("1");
    assertThat(body()).isEqualTo(JsonParser.parseString("{\"previewRun\":true}"));
  }

  @Test
  @Row(id = "PIP-04", call = "project.pipelines().runs(12)")
  void runsAreListed() {
    assertThat(row(pipelines.runs(pipeline))).extracting(Run::id).containsExactly(run);
    leftAs("GET", "/" + pipeline + "/runs");
  }

  @Test
  @Row(id = "PIP-05", call = "project.pipelines().run(12, 712)")
  void runIsRead() {
    assertThat(row(pipelines.run(pipeline, run)).id()).isEqualTo(run);
    leftAs("GET", "/" + pipeline + "/runs/" + run);
  }

  @Test
  @Row(id = "PIP-06", call = "project.pipelines().run(12).branch(\"main\").variable(\"a\", \"b\")")
  void runBeginsWithWhatItIsGiven() {
    Run begun =
        row(
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
