// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class QueriesTest {
  private static final String QUERIES = "/web/_apis/wit/queries";
  private static final String SHARED = QUERIES + "/Shared%20Queries";
  private static final String VERSION = "?api-version=7.1";
  private static final String TASKS =
      "{\"name\":\"Tasks\",\"wiql\":\"SELECT [Id] FROM WorkItems WHERE [Work Item Type] = 'Task'"
          + " ORDER BY [Id] DESC\"}";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void foldersAndQueriesAreMadeBelowEachOther() {
    Wire.Answer folder = wire.post(SHARED + VERSION, "{\"name\":\"Team A\",\"isFolder\":true}");
    assertThat(folder.status()).isEqualTo(201);
    assertThat(folder.json().get("path")).hasToString("\"Shared Queries/Team A\"");
    Wire.Answer query = wire.post(SHARED + "/Team%20A" + VERSION, TASKS);
    assertThat(query.status()).isEqualTo(201);
    assertThat(query.json().get("queryType")).hasToString("\"flat\"");
    assertThat(query.json().get("isPublic").getAsBoolean()).isTrue();
    assertThat(query.json().getAsJsonObject("_links").keySet())
        .contains("self", "html", "parent", "wiql");

    JsonObject byPath = wire.get(SHARED + "/team%20a/tasks").json();
    assertThat(byPath.get("id")).isEqualTo(query.json().get("id"));
    assertThat(byPath.has("wiql")).isFalse();
    String id = query.json().get("id").getAsString();
    JsonObject byId = wire.get(QUERIES + "/" + id + "?$expand=wiql").json();
    assertThat(byId.get("wiql").getAsString()).startsWith("SELECT");
    assertThat(byId.getAsJsonArray("columns")).hasSize(1);

    JsonObject root = wire.get(QUERIES + "?$depth=2").list().get(1).getAsJsonObject();
    JsonObject inner = root.getAsJsonArray("children").get(0).getAsJsonObject();
    assertThat(inner.getAsJsonArray("children")).hasSize(1);
    assertThat(wire.get(QUERIES).strings("value", "name"))
        .containsExactly("My Queries", "Shared Queries");
    assertThat(wire.get(QUERIES + "?$filter=TASK").strings("value", "name"))
        .containsExactly("Tasks");
    assertThat(
            wire.post("/web/_apis/wit/queriesbatch" + VERSION, "{\"ids\":[\"" + id + "\"]}")
                .strings("value", "name"))
        .containsExactly("Tasks");
  }

  @Test
  void aSavedQueryIsRunByItsId() {
    wire.task("one");
    wire.task("two");
    String id = wire.post(SHARED + VERSION, TASKS).json().get("id").getAsString();
    String path = "/web/_apis/wit/wiql/" + id;
    assertThat(wire.get(path).ids("workItems")).containsExactly(2, 1);
    assertThat(wire.get(path + "?$top=1").ids("workItems")).containsExactly(2);
    Wire.Answer head = wire.send("HEAD", path, "", "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    Wire.Answer missing = wire.get("/web/_apis/wit/wiql/00000000-0000-0000-0000-000000000000");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.typeKey()).isEqualTo("QueryItemNotFoundException");
    assertThat(missing.message()).startsWith("TF401243:");
    String folder = wire.get(SHARED).json().get("id").getAsString();
    assertThat(wire.get("/web/_apis/wit/wiql/" + folder).status()).isEqualTo(400);
  }

  @Test
  void queriesAreChangedAndDeleted() {
    wire.post(SHARED + VERSION, TASKS);
    Wire.Answer renamed = wire.patchJson(SHARED + "/Tasks" + VERSION, "{\"name\":\"All tasks\"}");
    assertThat(renamed.json().get("path")).hasToString("\"Shared Queries/All tasks\"");
    assertThat(wire.patchJson(SHARED + "/All%20tasks" + VERSION, "{\"wiql\":\"SELECT\"}").typeKey())
        .isEqualTo("SyntaxException");
    assertThat(wire.get(SHARED + "/All%20tasks?$expand=all").text()).contains("Work Item Type");
    assertThat(wire.delete(SHARED + "/All%20tasks" + VERSION).status()).isEqualTo(204);
    assertThat(wire.get(SHARED + "/All%20tasks").status()).isEqualTo(404);
    assertThat(wire.delete(SHARED + VERSION).status()).isEqualTo(400);
  }

  @Test
  void wrongQueriesAreRefused() {
    for (String body :
        List.of("{}", "{\"name\":\"a/b\",\"isFolder\":true}", "{\"name\":\"x\",\"wiql\":\"no\"}")) {
      assertThat(wire.post(SHARED + VERSION, body).status()).as(body).isEqualTo(400);
    }
    assertThat(wire.post(SHARED + "/None" + VERSION, TASKS).status()).isEqualTo(404);
    wire.post(SHARED + VERSION, TASKS);
    assertThat(wire.post(SHARED + VERSION, TASKS).message()).startsWith("TF237018:");
    assertThat(wire.post(SHARED + "/Tasks" + VERSION, TASKS).status()).isEqualTo(400);
    assertThat(wire.get(QUERIES + "?$depth=3").status()).isEqualTo(400);
  }
}
