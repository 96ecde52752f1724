// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples of what is built, run, tested and guarded, and of who does it. */
class DeliveryExamplesTest {

  /** Of a service whose time runs two hundred times as fast. */
  private static EmulatorBuilder fast() {
    Instant start = Instant.now();
    return Emulator.builder()
        .clock(() -> start.plus(Duration.between(start, Instant.now()).multipliedBy(200)));
  }

  private static final String PIPELINE =
      """
      projects:
        - name: web
          repositories:
            - name: api
              files:
                azure-pipelines.yml: |
                  steps: [{script: echo hello, displayName: Say hello}]
          pipelines:
            - {key: ci, name: A first one, repository: api}
      """;

  @Test
  void failedBuildsTellWhere() throws Exception {
    String failed =
        """
        requests:
          - send: POST /web/_apis/build/builds
            body:
              definition: {id: "${ci}"}
              parameters: '{"emulator.result":"failed","emulator.delay":"PT0S","emulator.duration":"PT0S"}'
        """;
    EmulatorBuilder builder = Emulator.builder().seedsYaml(PIPELINE + failed);
    assertThat(printed(new FindWhyBuildsFailed(), builder))
        .hasSizeBetween(2, 6)
        .first()
        .asString()
        .endsWith(" failed in Say hello");
  }

  @Test
  void pipelineIsLookedAtRunAndAwaited() throws Exception {
    assertThat(printed(new RunAPipeline(), fast().seedsYaml(PIPELINE)))
        .anyMatch(line -> line.contains("echo hello"))
        .anyMatch(line -> line.startsWith("begun: "))
        .endsWith("ended: succeeded");
  }

  @Test
  void projectIsMadeAndDeleted() throws Exception {
    assertThat(printed(new StartAProject(), fast()))
        .containsExactly("web-trial: wellFormed", "deleted");
  }

  @Test
  void auditLogTellsWhoDidWhat() throws Exception {
    assertThat(printed(new ReadTheAuditLog(), Emulator.builder()))
        .first()
        .asString()
        .endsWith(" kinds of entries");
  }

  @Test
  void peopleAndGroupsAreFound() throws Exception {
    assertThat(printed(new FindPeople(), Emulator.builder()))
        .hasSize(5)
        .startsWith("Ada Admin ada@contoso.example", "true");
  }

  @Test
  void branchIsGuarded() throws Exception {
    assertThat(printed(new GuardABranch(), Emulator.builder()))
        .containsExactly("may: [CONTRIBUTE]", "may not: [BYPASS_PUSH_POLICIES]");
  }

  @Test
  void agentsThatAreAwayRest() throws Exception {
    String agent =
        """
        projects: [{name: web}]
        requests:
          - send: POST /_apis/distributedtask/pools/1/agents
            body: {name: one, version: 4.248.0}
        """;
    assertThat(printed(new RestAgents(), Emulator.builder().seedsYaml(agent)))
        .containsExactly("Default: one rests");
  }

  @Test
  void serviceConnectionsAreListed() throws Exception {
    assertThat(printed(new ListServiceConnections(), Emulator.builder()))
        .singleElement()
        .asString()
        .endsWith("): used 0 times");
  }

  @Test
  void alertsAreWatched() throws Exception {
    assertThat(printed(new WatchAlerts(), Emulator.builder())).containsExactly("web: 2 alerts");
  }

  @Test
  void sprintIsRead() throws Exception {
    assertThat(printed(new ReadTheSprint(), Emulator.builder()))
        .anyMatch(line -> line.startsWith("Sprint ") && line.endsWith(" work items"))
        .anyMatch(line -> line.endsWith(": New") || line.endsWith(": Done"));
  }

  @Test
  void testResultsArePublished() throws Exception {
    assertThat(printed(new PublishTestResults(), Emulator.builder()))
        .containsExactly("nightly: 1 of 2 passed");
  }

  @Test
  void variableIsChanged() throws Exception {
    String group =
        """
        projects: [{name: web}]
        requests:
          - send: POST /_apis/distributedtask/variablegroups
            body:
              name: release
              type: Vsts
              variables: {key: {value: hush, isSecret: true}}
              variableGroupProjectReferences:
                - {name: release, projectReference: {name: web}}
        """;
    assertThat(printed(new ChangeAVariable(), Emulator.builder().seedsYaml(group)))
        .containsExactly("release: [key, ring]");
  }

  private static List<String> printed(Example example, EmulatorBuilder emulator) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
    Example.onEmulator(example, emulator, out);
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
