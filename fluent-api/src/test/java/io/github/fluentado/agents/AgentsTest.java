// SPDX-License-Identifier: MIT
package io.github.fluentado.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.TaskAgent;
import io.github.fluentado.client.distributedtask.AgentsApi;
import io.github.fluentado.emulator.ServerYear;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentsTest {
  @AutoClose private final Installation hosted = Installation.hosted();

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void agentsAreStoppedAndStartedEverywhere(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      Agents agents = there.ado.agents();
      int id = Objects.requireNonNull(mode.run(agents.pools().poolName("Default")).get(0).id());
      TaskAgent wanted = new TaskAgent().name("one").version("4.248.0").maxParallelism(3);
      int agent =
          Objects.requireNonNull(mode.run(there.ado.raw(AgentsApi::new).add(id, wanted)).id());
      Agents.One one = agents.pool(id).agent(agent);
      mode.run(one.disable());
      assertThat(mode.run(one.get()).enabled()).isFalse();
      mode.run(one.enable());
      TaskAgent now = mode.run(one.get());
      assertThat(now.enabled()).isTrue();
      assertThat(now.maxParallelism()).isEqualTo(3);
      assertThat(mode.run(agents.pool(id).list())).hasSize(1);
      assertThat(mode.run(agents.pool(id).get()).name()).isEqualTo("Default");
    }
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    Agents agents = hosted.ado.agents();
    hosted.refuses("id", () -> agents.pool(0));
    hosted.refuses("agent", () -> agents.pool(1).agent(0));
    hosted.refuses(
        "capabilities", () -> agents.pool(1).agent(1).userCapabilities(Map.of(" ", "x")));
    assertThat(agents.pool(1).agent(2)).hasToString("Agent[1 2]");
  }
}
