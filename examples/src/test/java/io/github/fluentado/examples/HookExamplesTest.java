// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.hooks.EventType;
import io.github.fluentado.servicehooks.HookFilter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HookExamplesTest {
  private static String printed(Example example) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Example.onEmulator(example, new PrintStream(text, true, StandardCharsets.UTF_8));
    return text.toString(StandardCharsets.UTF_8);
  }

  @Test
  void deliveryReachesItsHandler() throws Exception {
    assertThat(printed(new ReceiveEvents()).lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("changed: [") && line.contains("Priority"))
        .contains("HANDLED");
  }

  @Test
  void botsLookAtWhatIsThere() throws Exception {
    assertThat(printed(new ContributorAgreementBot(Set.of())).lines())
        .contains("HookRouter[2 handlers]", "!1: pending");
    assertThat(printed(new StageLabelBot())).contains("stage:");
  }

  /** The two modules do not know each other, and must mean the same. */
  @Test
  void filtersAskForTypesAndVersionsThatHaveAModel() {
    Map<HookFilter<?>, EventType> all =
        Map.ofEntries(
            Map.entry(HookFilter.pushes(), EventType.GIT_PUSH),
            Map.entry(HookFilter.pullRequestsCreated(), EventType.PULL_REQUEST_CREATED),
            Map.entry(HookFilter.pullRequestsUpdated(), EventType.PULL_REQUEST_UPDATED),
            Map.entry(HookFilter.pullRequestMergesTried(), EventType.PULL_REQUEST_MERGED),
            Map.entry(HookFilter.pullRequestsCommented(), EventType.PULL_REQUEST_COMMENTED),
            Map.entry(HookFilter.workItemsCreated(), EventType.WORK_ITEM_CREATED),
            Map.entry(HookFilter.workItemsUpdated(), EventType.WORK_ITEM_UPDATED),
            Map.entry(HookFilter.workItemsDeleted(), EventType.WORK_ITEM_DELETED),
            Map.entry(HookFilter.workItemsRestored(), EventType.WORK_ITEM_RESTORED),
            Map.entry(HookFilter.workItemsCommented(), EventType.WORK_ITEM_COMMENTED),
            Map.entry(HookFilter.buildsCompleted(), EventType.BUILD_COMPLETED),
            Map.entry(HookFilter.runsChanged(), EventType.RUN_STATE_CHANGED));
    all.forEach(
        (filter, type) -> {
          assertThat(filter.publisher()).isEqualTo(type.publisher().orElseThrow());
          assertThat(filter.eventType()).isEqualTo(type.id());
          assertThat(filter.version()).isEqualTo(type.resourceVersion());
        });
  }
}
