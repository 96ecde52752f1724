// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Mode;
import io.github.fluentado.workitems.Fields;
import io.github.fluentado.workitems.WorkItem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows WI and ITM: work items. */
class WorkItemRowsTest extends SurfaceTest {
  private WorkItem made(Mode mode) {
    return mode.run(project.workItems().create("Bug").set(Fields.TITLE, "a fault"));
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "WI-01", call = "project.workItems().get(4711)")
  void workItemComesWithAllThatItHas(Mode mode) {
    int id = made(mode).id();
    WorkItem found = row(mode, project.workItems().get(id));
    assertThat(found.peek(Fields.TITLE)).contains("a fault");
    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().host()).isEqualTo("dev.azure.com");
    assertThat(only().path())
        .isEqualTo("/contoso/" + project.name() + "/_apis/wit/workitems/" + id);
    assertThat(only().query("$expand")).isEqualToIgnoringCase("all");
  }
}
