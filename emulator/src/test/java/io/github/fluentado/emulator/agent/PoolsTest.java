// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PoolsTest {
  private static final String POOLS = "/_apis/distributedtask/pools";
  private static final String AGENTS = POOLS + "/1/agents";
  private static final String QUEUES = "/web/_apis/distributedtask/queues";
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private List<String> names(String path) {
    Wire.Answer answer = wire.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.strings("value", "name");
  }

  @Test
  void twoPoolsAreThereFromTheStartWithAQueueInEachProject() {
    assertThat(names(POOLS + V)).containsExactly("Default", "Azure Pipelines");
    assertThat(names(POOLS + V + "&poolName=azure*")).containsExactly("Azure Pipelines");
    assertThat(names(POOLS + V + "&poolIds=1")).containsExactly("Default");
    assertThat(names(POOLS + V + "&poolType=deployment")).isEmpty();
    assertThat(names(QUEUES + V)).containsExactly("Default", "Azure Pipelines");
    assertThat(wire.get(POOLS + V + "&actionFilter=wish").status()).isEqualTo(400);
    assertThat(wire.get(POOLS + "/9" + V).typeKey()).isEqualTo("TaskAgentPoolNotFoundException");
  }

  @Test
  void poolsAreMadeChangedAndDeleted() {
    int id = wire.post(POOLS + V, "{\"name\":\"Build farm\",\"autoProvision\":true}").id();
    assertThat(names(QUEUES + V)).contains("Build farm");
    assertThat(wire.post(POOLS + V, "{\"name\":\"build FARM\"}").status()).isEqualTo(409);
    assertThat(wire.post(POOLS + V, "{}").status()).isEqualTo(400);
    wire.patchJson(POOLS + "/" + id + V, "{\"name\":\"Farm\",\"targetSize\":3}");
    JsonObject pool = wire.get(POOLS + "/" + id + V).json();
    assertThat(pool.get("name").getAsString()).isEqualTo("Farm");
    assertThat(pool.get("targetSize").getAsInt()).isEqualTo(3);
    assertThat(wire.delete(POOLS + "/" + id + V).status()).isEqualTo(204);
    assertThat(wire.get(POOLS + "/" + id + V).status()).isEqualTo(404);
    assertThat(names(QUEUES + V)).doesNotContain("Build farm");
    assertThat(wire.delete(POOLS + "/2" + V).status()).isEqualTo(403);
  }

  @Test
  void theOptionsOfAPoolChangeEachByItself() {
    int id = wire.post(POOLS + V, "{\"name\":\"Farm\"}").id();
    String path = POOLS + "/" + id + V;
    assertThat(options(wire.get(path).json())).isEqualTo("false true true null");
    wire.patchJson(path, "{\"autoProvision\":true,\"targetSize\":3}");
    assertThat(options(wire.get(path).json())).isEqualTo("true true true 3");
    wire.patchJson(path, "{\"autoUpdate\":false}");
    assertThat(options(wire.get(path).json())).isEqualTo("true false true 3");
    wire.patchJson(path, "{\"autoSize\":false}");
    assertThat(options(wire.get(path).json())).isEqualTo("true false false 3");
    wire.patchJson(path, "{\"name\":\"Renamed\"}");
    assertThat(options(wire.get(path).json())).isEqualTo("true false false 3");
  }

  private static String options(JsonObject pool) {
    return "%s %s %s %s"
        .formatted(
            pool.get("autoProvision"),
            pool.get("autoUpdate"),
            pool.get("autoSize"),
            pool.get("targetSize"));
  }

  @Test
  void aPoolHasAQueueInEachProjectOnlyIfItIsToHaveOne() {
    wire.post(POOLS + V, "{\"name\":\"Shared\",\"autoProvision\":true}");
    wire.post(POOLS + V, "{\"name\":\"Own\",\"autoProvision\":false}");
    assertThat(names(QUEUES + V)).contains("Shared").doesNotContain("Own");
  }

  private int agent(String name, String capabilities) {
    Wire.Answer made =
        wire.post(
            AGENTS + V,
            "{\"name\":\"%s\",\"version\":\"4.250.1\",\"status\":\"online\",\"systemCapabilities\":%s}"
                .formatted(name, capabilities));
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.id();
  }

  @Test
  void agentsAreFoundByNameAndDemand() {
    agent("one", "{\"java\":\"17.0.1\",\"os\":\"linux\"}");
    agent("two", "{\"java\":\"21\"}");
    assertThat(names(AGENTS + V + "&agentName=ONE")).containsExactly("one");
    assertThat(names(AGENTS + V + "&demands=os")).containsExactly("one");
    assertThat(names(AGENTS + V + "&demands=java%20-gtVersion%2018")).containsExactly("two");
    assertThat(names(AGENTS + V + "&demands=os%20-equals%20Linux,java")).containsExactly("one");
    assertThat(wire.get(AGENTS + V).text()).doesNotContain("systemCapabilities");
    assertThat(wire.get(AGENTS + V + "&includeCapabilities=True").text()).contains("17.0.1");
    assertThat(wire.get(POOLS + "/1" + V).json().get("size").getAsInt()).isEqualTo(2);
    assertThat(wire.delete(POOLS + "/1" + V).status()).isEqualTo(409);
  }

  @Test
  void agentsAreSwitchedOffDescribedAndDeleted() {
    int id = agent("one", "{\"java\":\"17\"}");
    String one = AGENTS + "/" + id;
    JsonObject agent = wire.get(one + V).json();
    agent.addProperty("enabled", false);
    assertThat(wire.patchJson(one + V, agent.toString()).json().get("enabled").getAsBoolean())
        .isFalse();
    String capabilities = one + "/usercapabilities?api-version=7.1-preview.1";
    wire.send("PUT", capabilities, "application/json", "{\"room\":\"7\"}");
    JsonObject after = wire.get(one + V + "&includeCapabilities=true").json();
    assertThat(after.getAsJsonObject("userCapabilities").get("room").getAsString()).isEqualTo("7");
    assertThat(after.getAsJsonObject("systemCapabilities").has("java")).isTrue();
    wire.send("PUT", one + V, "application/json", "{\"name\":\"uno\"}");
    assertThat(wire.get(one + V).json().get("name").getAsString()).isEqualTo("uno");
    assertThat(wire.patchJson(one + V, "{\"id\":77}").status()).isEqualTo(400);
    assertThat(wire.patchJson(one + V, "{\"status\":\"asleep\"}").status()).isEqualTo(400);
    assertThat(wire.post(AGENTS + V, "{\"name\":\"UNO\"}").status()).isEqualTo(409);
    assertThat(wire.post(AGENTS + V, "{}").status()).isEqualTo(400);
    assertThat(wire.delete(one + V).status()).isEqualTo(204);
    assertThat(wire.get(one + V).typeKey()).isEqualTo("TaskAgentNotFoundException");
  }

  @Test
  void queuesBelongToOneProject() {
    int pool = wire.post(POOLS + V, "{\"name\":\"Farm\"}").id();
    Wire.Answer made = wire.post(QUEUES + V, "{\"name\":\"Farm\",\"pool\":{\"id\":" + pool + "}}");
    int id = made.id();
    assertThat(wire.get(QUEUES + "/" + id + V).json().getAsJsonObject("pool").get("id").getAsInt())
        .isEqualTo(pool);
    String other = "/Gr%C3%B6%C3%9Fe%20&%20Ma%C3%9F/_apis/distributedtask/queues/";
    assertThat(wire.get(other.replace("&", "%26") + id + V).status()).isEqualTo(404);
    assertThat(names(QUEUES + V + "&queueNames=farm,Default")).containsExactly("Default", "Farm");
    assertThat(names(QUEUES + V + "&poolIds=" + pool)).containsExactly("Farm");
    assertThat(wire.post(QUEUES + V, "{\"name\":\"Farm\"}").status()).isEqualTo(409);
    assertThat(wire.post(QUEUES + V, "{\"name\":\"No such pool\"}").status()).isEqualTo(404);
    assertThat(wire.delete(QUEUES + "/" + id + V).status()).isEqualTo(204);
    assertThat(wire.get(QUEUES + "/" + id + V).status()).isEqualTo(404);
  }
}
