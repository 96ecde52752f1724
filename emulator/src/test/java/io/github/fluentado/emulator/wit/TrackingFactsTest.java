// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Work items, queries and people as recorded answers of the service have them. */
class TrackingFactsTest {
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.builder().project("web").seeded().start();
  private final Wire wire = Wire.of(emulator);

  private String query() {
    return String.valueOf(emulator.seeds().ids().get("query"));
  }

  private static String url(Wire.Answer answer, String list) {
    JsonObject first = answer.json().getAsJsonArray(list).get(0).getAsJsonObject();
    return first.get("url").getAsString();
  }

  @Test
  void addressesNameAProjectOnlyWhereTheQueryIsStored() {
    String plain = emulator.url() + "/_apis/wit/workItems/";
    Wire.Answer byText =
        wire.post("/_apis/wit/wiql" + V, "{\"query\": \"SELECT [System.Id] FROM WorkItems\"}");
    assertThat(url(byText, "workItems")).startsWith(plain);
    assertThat(byText.header("X-Total-Count")).isEmpty();
    Wire.Answer byId = wire.get("/web/_apis/wit/wiql/" + query() + V);
    assertThat(url(byId, "workItems")).doesNotStartWith(plain);
    assertThat(byId.header("X-Total-Count")).isEqualTo("" + byId.ids("workItems").size());
    Wire.Answer listed = wire.get("/_apis/wit/workitems?ids=1&api-version=7.1");
    assertThat(url(listed, "value")).startsWith(plain);
    assertThat(listed.list().get(0).getAsJsonObject().has("_links")).isFalse();
  }

  @Test
  void deletedQueriesAreSeenAndComeBack() {
    String shared = "/web/_apis/wit/queries/Shared%20Queries";
    String folder = add(shared, "{\"name\": \"f\", \"isFolder\": true}");
    String query =
        add(
            "/web/_apis/wit/queries/" + folder,
            "{\"name\": \"q\", \"wiql\": \"SELECT [System.Id] FROM WorkItems\"}");
    assertThat(wire.delete("/web/_apis/wit/queries/" + folder + V).status()).isEqualTo(204);
    String one = "/web/_apis/wit/queries/" + query;
    assertThat(wire.get(one + V).status()).isEqualTo(404);
    assertThat(wire.get("/web/_apis/wit/wiql/" + query + V).status()).isEqualTo(404);
    Wire.Answer seen = wire.get(one + V + "&$includeDeleted=true");
    assertThat(seen.json().get("isDeleted").getAsBoolean()).isTrue();
    assertThat(wire.get(shared + V + "&$depth=1").text()).doesNotContain(folder);
    assertThat(wire.get(shared + V + "&$depth=1&$includeDeleted=true").text()).contains(folder);
    assertThat(wire.patchJson(one + V, "{\"name\": \"other\"}").status()).isEqualTo(404);
    assertThat(wire.patchJson(one + V, "{\"isDeleted\": false}").status())
        .as("its folder is still away")
        .isEqualTo(404);
    String back = "/web/_apis/wit/queries/" + folder + V;
    assertThat(wire.patchJson(back, "{\"isDeleted\": false}").status()).isEqualTo(200);
    assertThat(wire.get(one + V).status()).isEqualTo(404);
    wire.delete(back);
    Wire.Answer all = wire.patchJson(back + "&$undeleteDescendants=true", "{\"isDeleted\": false}");
    assertThat(all.status()).isEqualTo(200);
    assertThat(wire.get(one + V).status()).isEqualTo(200);
  }

  private String add(String parent, String body) {
    Wire.Answer made = wire.post(parent + V, body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().get("id").getAsString();
  }

  @Test
  void aPartOfANameFindsPeople() {
    String search = "/_apis/identities?searchFilter=General&api-version=7.1&filterValue=";
    assertThat(wire.get(search + "rn%20Buil").list()).hasSize(1);
    assertThat(wire.get(search + "bjorn@con").list()).hasSize(1);
    assertThat(wire.get(search + "nobody").list()).isEmpty();
  }

  @Test
  void reorderingTellsOfTheMovedOnesAlone() {
    int one = wire.create("User Story", Wire.add("System.Title", "a")).id();
    int two = wire.create("User Story", Wire.add("System.Title", "b")).id();
    Wire.Answer moved =
        wire.patchJson(
            "/web/web%20Team/_apis/work/workitemsorder" + V,
            "{\"ids\": [%d], \"previousId\": 0, \"nextId\": %d}".formatted(two, one));
    assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    assertThat(moved.ids("value")).containsExactly(two);
  }

  @Test
  void relationTypesTellWhetherTheyAreRemote() {
    JsonObject attributes =
        wire.get("/_apis/wit/workitemrelationtypes/System.LinkTypes.Related" + V)
            .json()
            .getAsJsonObject("attributes");
    assertThat(attributes.get("remote").getAsBoolean()).isFalse();
  }
}
