// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletionTest {
  private static final String BIN = "/web/_apis/wit/recyclebin";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void twoLinkedTasks() {
    wire.task("one");
    wire.task("two");
    wire.update(1, Wire.link("System.LinkTypes.Related", wire.itemUrl(2)));
  }

  private Wire.Answer delete(int id, String query) {
    return wire.delete("/web/_apis/wit/workitems/" + id + "?api-version=7.1" + query);
  }

  @Test
  void aDeletedItemGoesToTheRecycleBin() {
    Wire.Answer answer = delete(1, "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("code").getAsInt()).isEqualTo(200);
    assertThat(answer.json().get("name")).hasToString("\"one\"");
    assertThat(answer.json().get("deletedBy").getAsString()).startsWith("Ada Admin");
    assertThat(answer.json().getAsJsonObject("resource").get("id").getAsInt()).isEqualTo(1);
    assertThat(wire.item(1).status()).isEqualTo(404);
    assertThat(Wire.relations(wire.item(2))).isEmpty();
    assertThat(wire.get(BIN).ids("value")).containsExactly(1);
    assertThat(wire.get(BIN + "?ids=1,2").strings("value", "type")).containsExactly("Task");
    assertThat(wire.get(BIN + "/1").json().get("project")).hasToString("\"web\"");
    assertThat(wire.get(BIN + "/2").status()).isEqualTo(404);
    assertThat(delete(1, "").status()).isEqualTo(404);
    assertThat(wire.update(1, Wire.add("System.Title", "x")).status()).isEqualTo(404);
  }

  @Test
  void aRestoredItemIsBackWithItsLinks() {
    delete(1, "");
    String one = BIN + "/1?api-version=7.1";
    assertThat(wire.patchJson(one, "{\"isDeleted\":true}").typeKey())
        .isEqualTo("WorkItemInvalidRestoreRequestException");
    assertThat(wire.patchJson(one, "{\"isDeleted\":false}").status()).isEqualTo(200);
    assertThat(wire.item(1).rev()).isEqualTo(3);
    assertThat(Wire.relations(wire.item(1))).hasSize(1);
    assertThat(Wire.relations(wire.item(2))).hasSize(1);
    assertThat(wire.get(BIN).list()).isEmpty();
    assertThat(wire.patchJson(one, "{\"isDeleted\":false}").status()).isEqualTo(404);
  }

  @Test
  void aDestroyedItemIsGoneForGood() {
    delete(1, "");
    assertThat(wire.delete(BIN + "/1?api-version=7.1").status()).isEqualTo(204);
    assertThat(wire.get(BIN + "/1").status()).isEqualTo(404);
    Wire.Answer destroyed = delete(2, "&destroy=true");
    assertThat(destroyed.status()).isEqualTo(204);
    assertThat(destroyed.bytes()).isEmpty();
    assertThat(wire.get(BIN).list()).isEmpty();
    assertThat(wire.task("next").id()).isEqualTo(3);
  }

  @Test
  void manyAreDeletedEachWithItsOwnCode() {
    String path = "/web/_apis/wit/workitemsdelete?api-version=7.1";
    Wire.Answer answer = wire.post(path, "{\"ids\":[1,99]}");
    assertThat(answer.strings("results", "code")).containsExactly("200", "404");
    JsonObject missing = answer.json().getAsJsonArray("results").get(1).getAsJsonObject();
    assertThat(missing.get("message").getAsString()).startsWith("TF401232:");
    assertThat(wire.post(path, "{\"ids\":[2],\"destroy\":true}").status()).isEqualTo(204);
    assertThat(wire.get(BIN).ids("value")).containsExactly(1);
  }

  @Test
  void reportingShowsDeletedItemsOnlyWhenAsked() {
    delete(1, "");
    String path = "/_apis/wit/reporting/workitemrevisions?includeLatestOnly=true";
    assertThat(wire.get(path).ids("values")).containsExactly(2);
    Wire.Answer all = wire.get(path + "&includeDeleted=true");
    assertThat(all.ids("values")).containsExactly(2, 1);
    assertThat(
            all.json()
                .getAsJsonArray("values")
                .get(1)
                .getAsJsonObject()
                .getAsJsonObject("fields")
                .get("System.IsDeleted")
                .getAsBoolean())
        .isTrue();
  }
}
