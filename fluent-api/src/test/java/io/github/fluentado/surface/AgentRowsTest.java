// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.agents.Agents;
import io.github.fluentado.client.common.TaskAgent;
import io.github.fluentado.client.distributedtask.AgentsApi;
import io.github.fluentado.client.distributedtask.TaskAgentPool;
import io.github.fluentado.client.distributedtask.TaskAgentPoolActionFilter;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rows POL: agent pools and agents. */
class AgentRowsTest extends SurfaceTest {
  private final Agents agents = ado.agents();

  AgentRowsTest(Site site) {
    super(site);
  }

  private int pool() {
    return Objects.requireNonNull(mode.run(agents.pools().poolName("Default")).get(0).id());
  }

  private int agent(int pool) {
    TaskAgent wanted =
        new TaskAgent()
            .name("one")
            .version("4.248.0")
            .enabled(true)
            .systemCapabilities(Map.of("Agent.OS", "Linux"));
    return Objects.requireNonNull(mode.run(ado.raw(AgentsApi::new).add(pool, wanted)).id());
  }

  private void isAs(Wire.Sent sent, String verb, String rest) {
    assertThat(sent.verb()).isEqualTo(verb);
    assertThat(sent.host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(sent.path()).isEqualTo(site.root() + "/_apis/distributedtask/pools" + rest);
    assertThat(sent.query("api-version")).startsWith(site.atMost("7.1"));
  }

  @Test
  @Row(id = "POL-01", call = "ado.agents().pools().poolName(\"Default\")")
  void poolsAreFoundByName() {
    assertThat(
            row(agents.pools().poolName("Default").actionFilter(TaskAgentPoolActionFilter.MANAGE)))
        .extracting(TaskAgentPool::name)
        .containsExactly("Default");
    isAs(only(), "GET", "");
    assertThat(only().query("poolName")).isEqualTo("Default");
    assertThat(only().query("actionFilter")).isEqualTo("manage");
  }

  @Test
  @Row(id = "POL-02", call = "ado.agents().pool(1).list().includeCapabilities(true)")
  void agentsOfAPoolAreListed() {
    int pool = pool();
    agent(pool);
    assertThat(
            row(
                agents
                    .pool(pool)
                    .list()
                    .agentName("one")
                    .includeCapabilities(true)
                    .includeAssignedRequest(true)
                    .includeLastCompletedRequest(true)))
        .extracting(TaskAgent::name)
        .containsExactly("one");
    isAs(only(), "GET", "/" + pool + "/agents");
    assertThat(only().query("agentName")).isEqualTo("one");
    assertThat(only().query("includeCapabilities")).isEqualTo("true");
    assertThat(only().query("includeAssignedRequest")).isEqualTo("true");
    assertThat(only().query("includeLastCompletedRequest")).isEqualTo("true");
  }

  @Test
  @Row(id = "POL-03", call = "ado.agents().pool(1).agent(7).get()")
  void agentIsRead() {
    int pool = pool();
    int id = agent(pool);
    assertThat(row(agents.pool(pool).agent(id).get()).id()).isEqualTo(id);
    isAs(only(), "GET", "/" + pool + "/agents/" + id);
  }

  @Test
  @Row(id = "POL-04", call = "ado.agents().pool(1).agent(7).update(change)")
  void agentIsChanged() {
    int pool = pool();
    int id = agent(pool);
    TaskAgent change = new TaskAgent().id(id).maxParallelism(2);
    assertThat(row(agents.pool(pool).agent(id).update(change)).maxParallelism()).isEqualTo(2);
    isAs(only(), "PATCH", "/" + pool + "/agents/" + id);
    assertThat(only().body()).isEqualTo("{\"id\":" + id + ",\"maxParallelism\":2}");
  }

  @Test
  @Row(id = "POL-05", call = "ado.agents().pool(1).agent(7).disable()")
  void agentIsDisabledAsItWasRead() {
    int pool = pool();
    int id = agent(pool);
    assertThat(row(agents.pool(pool).agent(id).disable()).enabled()).isFalse();
    isAs(left().get(0), "GET", "/" + pool + "/agents/" + id);
    isAs(left().get(1), "PATCH", "/" + pool + "/agents/" + id);
    JsonObject sent =
        JsonParser.parseString(Objects.requireNonNull(left().get(1).body())).getAsJsonObject();
    assertThat(sent.get("enabled").getAsBoolean()).isFalse();
    assertThat(sent.get("name").getAsString()).isEqualTo("one");
    assertThat(sent.get("id").getAsInt()).isEqualTo(id);
    assertThat(left()).hasSize(2);
  }

  @Test
  @Row(id = "POL-06", call = "ado.agents().pool(1).agent(7).userCapabilities(map)")
  void capabilitiesByUsersAreReplaced() {
    int pool = pool();
    int id = agent(pool);
    TaskAgent changed = row(agents.pool(pool).agent(id).userCapabilities(Map.of("npm", "10")));
    assertThat(changed.userCapabilities()).containsExactly(Map.entry("npm", "10"));
    isAs(only(), "PUT", "/" + pool + "/agents/" + id + "/usercapabilities");
    assertThat(only().body()).isEqualTo("{\"npm\":\"10\"}");
  }
}
