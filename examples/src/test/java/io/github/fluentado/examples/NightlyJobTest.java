// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.ITERATION_PATH;
import static io.github.fluentado.workitems.Fields.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Project;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.pullrequests.PullRequests;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NightlyJobTest {

  private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
  private final Emulator emulator = Emulator.builder().seeded().start();
  private final AzureDevOps ado =
      AzureDevOps.at(URI.create(emulator.url()), Credential.pat(emulator.token())).build();
  private final Project project = ado.project(emulator.seeds().project());
  private final Repositories.One repository = project.repository(emulator.seeds().repository());
  private PullRequests.One lonely = repository.pullRequests().pullRequest(1);

  @BeforeEach
  void leaveSomethingToTell() {
    repository.createBranch(Branch.of("forgotten"), Branch.of("main")).execute();
    repository.push(Branch.of("forgotten"), "A thought").add("/thought.md", "later").execute();
    GitPullRequest opened =
        repository
            .pullRequests()
            .create(Branch.of("forgotten"), Branch.of("main"))
            .title("A thought")
            .execute();
    lonely = repository.pullRequests().pullRequest(Objects.requireNonNull(opened.pullRequestId()));
    int definition = Integer.parseInt(String.valueOf(emulator.seeds().ids().get("definition")));
    Build failing =
        project.builds().queue(definition).variable("emulator.result", "failed").execute();
    project.builds().build(Objects.requireNonNull(failing.id())).awaitCompletion().execute();
    project
        .workItems()
        .edit(emulator.seeds().workItems().get(0))
        .set(STATE, "Closed")
        .set(ITERATION_PATH, sprint())
        .execute();
  }

  private String sprint() {
    return project.teams().currentSprint().execute().map(one -> one.path()).orElse(project.name());
  }

  @AfterEach
  void stop() {
    ado.close();
    emulator.close();
  }

  private String told(OffsetDateTime old) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new NightlyJob(old).run(ado, "", 0, out);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private long askedTimes() {
    return lonely.threads("nightly-reviewers").execute().size();
  }

  @Test
  void allIsToldAndReviewersAreAskedForOnce() {
    String first = told(now.plusDays(1));
    assertThat(first.lines())
        .anyMatch(line -> line.endsWith("asked for reviewers in !" + lonely.id()))
        .anyMatch(line -> line.endsWith("stale branch forgotten"))
        .anyMatch(line -> line.startsWith("failed: "))
        .noneMatch(line -> line.contains("Exception"))
        .anyMatch(line -> line.matches("\\d+,\".*\",Closed"));
    assertThat(askedTimes()).isEqualTo(1);
    told(now.plusDays(1));
    assertThat(askedTimes()).isEqualTo(1);
  }

  @Test
  void whatIsNewIsLeftAlone() {
    assertThat(told(now.minusDays(1))).doesNotContain("asked for").doesNotContain("stale");
    assertThat(askedTimes()).isZero();
  }

  @Test
  void jobIsShort() throws Exception {
    Path source = Path.of("src/main/java", NightlyJob.class.getName().replace('.', '/') + ".java");
    try (var lines = Files.lines(source)) {
      long code =
          lines
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.matches("(//|/?\\*|import |package ).*"))
              .count();
      assertThat(code).isBetween(40L, 80L);
    }
  }
}
