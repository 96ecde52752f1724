// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import io.github.fluentado.emulator.ServerYear;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExamplesTest {

  @Test
  void theFirstCallGivesATitle() throws Exception {
    assertThat(printed(new FirstCall())).isNotBlank();
  }

  @Test
  void aFieldThatWasNotFetchedIsRead() throws Exception {
    assertThat(printed(new ReadAField())).contains(", because: ").doesNotContain("(none)");
  }

  @Test
  void aLateChangeIsNoticed() throws Exception {
    assertThat(printed(new ChangeAWorkItem())).startsWith("Somebody was faster: revision 2");
  }

  @Test
  void aQueryGivesWorkItemsOfThoseStatesOnly() throws Exception {
    assertThat(printed(new QueryWorkItems()).lines())
        .isNotEmpty()
        .allMatch(line -> line.endsWith(": New") || line.endsWith(": Active"));
  }

  @Test
  void missingWorkItemsAreTold() throws Exception {
    assertThat(printed(new ListWorkItems())).contains("missing: [999999]");
  }

  @Test
  void callsRunAsync() throws Exception {
    assertThat(printed(new RunAsync())).isNotBlank();
  }

  @Test
  void operationsBeyondTheFluentLayerAreCalled() throws Exception {
    assertThat(printed(new CallAnyOperation())).contains("Bug").contains("web").contains("string");
  }

  @Test
  void aPullRequestIsOpenedAndMerged() throws Exception {
    assertThat(printed(new OpenAPullRequest()).lines())
        .hasSize(3)
        .contains("now: completed", "on main: Monday to Friday, 9 to 17");
  }

  @Test
  void eachPullRequestHasAStatusAndOneCommentAtMost() throws Exception {
    assertThat(printed(new ReviewPullRequests()).lines())
        .anyMatch(line -> line.endsWith(" Note: failed"))
        .contains("comments: 1")
        .doesNotContain("comments: 2");
  }

  @Test
  void policiesAreEnsuredOnce() throws Exception {
    assertThat(printed(new ProtectABranch()).lines())
        .containsExactlyInAnyOrder(
            "Minimum number of reviewers (required)",
            "Comment requirements (required)",
            "Work item linking (optional)",
            "File size restriction (required)");
  }

  @Test
  void aWikiPageIsChanged() throws Exception {
    assertThat(printed(new UpdateAWikiPage()).lines())
        .startsWith("Monday: 9 to 17", "Tuesday: closed")
        .anyMatch(line -> line.endsWith(" /Opening hours"));
  }

  @Test
  void changesOfBranchesAreToldOneByOne() throws Exception {
    assertThat(printed(new MoveBranches()).lines())
        .contains("add /note.md", "v1.0: done", "releases/1.0: done", "main: refused");
  }

  @Test
  void listsOfOperationsAreWalkedAndResumed() throws Exception {
    assertThat(printed(new ReadPages()).lines())
        .contains("first", "second", "third")
        .anyMatch(line -> line.startsWith("then: "))
        .anyMatch(line -> line.startsWith("total: "));
  }

  @Test
  void filesGoThereAndBack() throws Exception {
    assertThat(printed(new MoveFiles()).lines())
        .containsExactly("What we know so far", "20", "What we know so far");
  }

  @Test
  void anArtifactIsBroughtAndUnpacked() throws Exception {
    assertThat(printed(new DownloadAnArtifact()).lines())
        .hasSizeGreaterThan(1)
        .last()
        .isEqualTo("true");
  }

  @Test
  void aLargeFileGoesInChunks() throws Exception {
    assertThat(printed(new SendALargeFile()).lines()).containsExactly("attached");
  }

  @Test
  void aLogIsFollowedToItsEnd() throws Exception {
    assertThat(printed(new FollowALog()).lines())
        .anyMatch(line -> line.contains("##[section]Starting"))
        .anyMatch(line -> line.contains("##[section]Finishing"));
  }

  @Test
  void modelsKeepWhatTheyAreGiven() throws Exception {
    assertThat(printed(new WorkWithModels()).lines())
        .containsExactly(
            "{\"description\":\"The shop\",\"name\":\"shop\"} "
                + "{\"description\":null,\"name\":\"web\"} {\"name\":\"web\"}",
            "new to this version: galaxy",
            "[rating] 4.50 {\"name\":\"web\",\"rating\":5}",
            "ci.yml");
  }

  @Test
  void statusAndHeadersOfAnAnswerAreThere() throws Exception {
    assertThat(printed(new LookBehindACall()).lines())
        .hasSize(3)
        .startsWith("200 Bug application/json; charset=utf-8; api-version=7.1")
        .endsWith("true", "Task");
  }

  @Test
  void failuresAreToldApart() throws Exception {
    assertThat(printed(new HandleErrors())).startsWith("no such work item: TF401232");
  }

  @Test
  void eachOfManyChangesHasItsOutcome() throws Exception {
    assertThat(printed(new ChangeManyAtOnce()).lines()).containsExactly("200", "200");
  }

  @Test
  void callsGoOnAfterFailuresAndWaitAndRunBesideEachOther() throws Exception {
    assertThat(printed(new JoinCalls()).lines())
        .containsExactly("instead: New", "waited for: Active", "read", "read", "999999 failed");
  }

  @Test
  void aViewKnowsTheProject() throws Exception {
    assertThat(printed(new UseViews()).lines()).contains("Bug");
  }

  @Test
  void theNetworkIsUsedAsSet() throws Exception {
    assertThat(printed(new SetTheNetwork())).startsWith("true");
  }

  @Test
  void whoeverWatchesHearsOfCalls() throws Exception {
    assertThat(printed(new WatchCalls())).startsWith("wit_WorkItems_").contains(" took PT");
  }

  @Test
  void olderServersAreAskedInTheirVersion() throws Exception {
    EmulatorBuilder server = Emulator.builder().server(ServerYear.SERVER_2020_1);

    assertThat(printed(new UseAnOlderServer(), server)).startsWith("true");
  }

  @Test
  void theDemoRunsToItsEnd() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();

    Demo.run(new PrintStream(text, true, StandardCharsets.UTF_8));

    assertThat(text.toString(StandardCharsets.UTF_8).lines()).endsWith("demo: OK");
  }

  private static String printed(Example example) throws Exception {
    return printed(example, Emulator.builder());
  }

  private static String printed(Example example, EmulatorBuilder emulator) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
    Example.onEmulator(example, emulator, out);
    return text.toString(StandardCharsets.UTF_8);
  }
}
