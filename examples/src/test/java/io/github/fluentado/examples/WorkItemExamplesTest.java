// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done with many work items, and safely with one. */
class WorkItemExamplesTest {

  @Test
  void conditionsFindWorkItems() throws Exception {
    assertThat(printed(new FindWorkItems()))
        .containsExactly("Sell online", "Build the payment form", "Total is rounded wrongly");
  }

  @Test
  void allAreChangedButTheMissingOne() throws Exception {
    List<String> lines = printed(new ChangeAllWorkItems());
    assertThat(lines).hasSize(2).first().isEqualTo("4 changed");
    assertThat(lines.get(1)).startsWith("999999: Work item 999999 is not there");
  }

  @Test
  void whatIsNewIsAddedToAnExport() throws Exception {
    List<String> lines = printed(new ExportRevisions());
    assertThat(lines).hasSize(3);
    int first = Integer.parseInt(lines.get(0).split(" ", 2)[0]);
    assertThat(lines).endsWith((first + 1) + " lines", String.valueOf(first + 1));
  }

  @Test
  void aWorkItemIsChangedByWhatIsThere() throws Exception {
    assertThat(printed(new UpdateAWorkItem())).containsExactly("priority 1");
  }

  @Test
  void aLinkIsMadeOnce() throws Exception {
    assertThat(printed(new LinkAWorkItem()))
        .contains("ArtifactLink vstfs:///Build/Build/20260", "Hyperlink https://wiki.example/why")
        .doesNotHaveDuplicates();
  }

  private static List<String> printed(Example example) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Example.onEmulator(example, new PrintStream(text, true, StandardCharsets.UTF_8));
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
