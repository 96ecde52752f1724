// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class VariableGroupsTest {
  private static final String GROUPS = "/_apis/distributedtask/variablegroups";
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private static String body(String name, String variables) {
    return """
        {"name": "%s", "type": "Vsts", "variables": %s, "variableGroupProjectReferences": [
          {"name": "%s", "projectReference": {"name": "web"}}]}
        """
        .formatted(name, variables, name);
  }

  private List<String> names(String query) {
    return wire.get("/web" + GROUPS + V + query).strings("value", "name");
  }

  @Test
  void secretsAreNeverGivenBack() {
    Wire.Answer made =
        wire.post(
            GROUPS + V,
            body("keys", "{\"a\":{\"value\":\"1\"},\"b\":{\"value\":\"hush\",\"isSecret\":true}}"));
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.text()).doesNotContain("hush");
    JsonObject read = wire.get("/web" + GROUPS + "/" + made.id() + V).json();
    assertThat(read.getAsJsonObject("variables").toString())
        .isEqualTo("{\"a\":{\"value\":\"1\"},\"b\":{\"value\":null,\"isSecret\":true}}");
  }

  @Test
  void groupsAreFoundSortedPagedChangedAndDeleted() {
    for (String name : List.of("one", "two", "other")) {
      wire.post(GROUPS + V, body(name, "{}"));
    }
    assertThat(names("")).containsExactly("other", "two", "one");
    assertThat(names("&groupName=o*&queryOrder=idAscending")).containsExactly("one", "other");
    assertThat(names("&groupIds=1,2")).containsExactly("two", "one");
    Wire.Answer page = wire.get("/web" + GROUPS + V + "&$top=2");
    assertThat(names("&continuationToken=" + page.header("x-ms-continuationtoken")))
        .containsExactly("one");
    Wire.Answer changed =
        wire.send("PUT", GROUPS + "/1" + V, "application/json", body("uno", "{}"));
    assertThat(changed.json().get("name").getAsString()).isEqualTo("uno");
    assertThat(wire.post(GROUPS + V, body("TWO", "{}")).status()).isEqualTo(409);
    assertThat(wire.post(GROUPS + V, "{\"name\":\"x\"}").status()).isEqualTo(400);
    assertThat(wire.post(GROUPS + V, body("x", "{\"a\":\"b\"}")).status()).isEqualTo(400);
    assertThat(wire.delete(GROUPS + "/1" + V).status()).isEqualTo(400);
    assertThat(wire.delete(GROUPS + "/1" + V + "&projectIds=web").status()).isEqualTo(204);
    assertThat(names("")).containsExactly("other", "two");
    assertThat(wire.get("/web" + GROUPS + "/1" + V).text()).isEqualTo("null");
    assertThat(wire.delete(GROUPS + "/9" + V + "&projectIds=web").status()).isEqualTo(404);
  }

  @Test
  void aSharedGroupIsSeenInBothProjects() {
    wire.post(GROUPS + V, body("one", "{}"));
    String other = "/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F" + GROUPS + V;
    assertThat(wire.get(other).list()).isEmpty();
    String share = "[{\"name\":\"uno\",\"projectReference\":{\"name\":\"Größe & Maß\"}}]";
    assertThat(wire.patchJson(GROUPS + V + "&variableGroupId=1", share).status()).isEqualTo(204);
    assertThat(wire.get(other).strings("value", "name")).containsExactly("uno");
    assertThat(names("")).containsExactly("one");
  }

  @Test
  void taskGroupsHaveRevisions() {
    String groups = "/web/_apis/distributedtask/taskgroups";
    JsonObject made = wire.post(groups + V, "{\"name\":\"a\",\"tasks\":[]}").json();
    String one = groups + "/" + made.get("id").getAsString() + V;
    made.addProperty("name", "b");
    assertThat(
            wire.send("PUT", one, "application/json", made.toString())
                .json()
                .get("revision")
                .getAsInt())
        .isEqualTo(2);
    assertThat(wire.send("PUT", one, "application/json", made.toString()).status()).isEqualTo(409);
    assertThat(wire.get(one).strings("value", "name")).containsExactly("b");
    assertThat(wire.delete(one).status()).isEqualTo(204);
    assertThat(wire.get(one).status()).isEqualTo(404);
    assertThat(wire.get(groups + V + "&deleted=true").list()).hasSize(1);
  }

  @Test
  void deploymentGroupsHaveTheAgentsOfTheirPoolAsTargets() {
    String groups = "/web/_apis/distributedtask/deploymentgroups";
    JsonObject made = wire.post(groups + V, "{\"name\":\"farm\"}").json();
    int pool = made.getAsJsonObject("pool").get("id").getAsInt();
    String agents = "/_apis/distributedtask/pools/" + pool + "/agents" + V;
    int agent = wire.post(agents, "{\"name\":\"m1\",\"status\":\"online\"}").id();
    wire.post(agents, "{\"name\":\"m2\"}");
    String targets = groups + "/" + made.get("id").getAsInt() + "/targets";
    wire.patchJson(targets + V, "[{\"id\":" + agent + ",\"tags\":[\"db\"]}]");
    assertThat(wire.get(targets + V + "&tags=DB").ids("value")).containsExactly(agent);
    assertThat(wire.get(targets + V + "&agentStatus=offline").list()).hasSize(1);
    assertThat(wire.get(targets + V + "&name=m&partialNameMatch=true").list()).hasSize(2);
    assertThat(wire.get(groups + V + "&$expand=machines").text()).contains("\"m2\"");
    assertThat(wire.delete(targets + "/" + agent + V).status()).isEqualTo(204);
    assertThat(wire.get(groups + "/1" + V).json().get("machineCount").getAsInt()).isEqualTo(1);
    assertThat(wire.post(groups + V, "{\"name\":\"FARM\"}").status()).isEqualTo(409);
    assertThat(wire.delete(groups + "/1" + V).status()).isEqualTo(204);
    assertThat(wire.get(groups + "/1" + V).status()).isEqualTo(404);
  }

  @Test
  void environmentsAreMadeChangedAndDeleted() {
    String environments = "/web/_apis/distributedtask/environments";
    int id = wire.post(environments + V, "{\"name\":\"prod\"}").id();
    assertThat(wire.post(environments + V, "{\"name\":\"PROD\"}").status()).isEqualTo(409);
    assertThat(wire.post(environments + V, "{}").status()).isEqualTo(400);
    wire.patchJson(environments + "/" + id + V, "{\"description\":\"live\"}");
    assertThat(wire.get(environments + V + "&name=prod").strings("value", "description"))
        .containsExactly("live");
    assertThat(wire.delete(environments + "/" + id + V).status()).isEqualTo(204);
    assertThat(wire.get(environments + "/" + id + V).status()).isEqualTo(404);
  }
}
