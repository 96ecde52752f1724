// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static org.assertj.core.api.Assertions.assertThat;

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
  void failuresAreToldApart() throws Exception {
    assertThat(printed(new HandleErrors())).startsWith("no such work item: TF401232");
  }

  @Test
  void eachOfManyChangesHasItsOutcome() throws Exception {
    assertThat(printed(new ChangeManyAtOnce()).lines()).containsExactly("200", "200");
  }

  @Test
  void theDemoRunsToItsEnd() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();

    Demo.run(new PrintStream(text, true, StandardCharsets.UTF_8));

    assertThat(text.toString(StandardCharsets.UTF_8).lines()).endsWith("demo: OK");
  }

  private static String printed(Example example) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Example.onEmulator(example, new PrintStream(text, true, StandardCharsets.UTF_8));
    return text.toString(StandardCharsets.UTF_8);
  }
}
