// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Queries by names of contributions tell what the emulator holds. */
class ContributionsTest {
  private static final String V = "?api-version=5.0-preview.1";
  private static final String QUERY = "/_apis/Contribution/HierarchyQuery";
  private static final String PAGE = "ms.vss-tfs-web.page-data";
  private static final String SETTINGS =
      "ms.vss-build-web.pipelines-general-settings-data-provider";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private static String query(String id, String properties) {
    return "{\"contributionIds\":[\""
        + id
        + "\"],\"dataProviderContext\":{\"properties\":"
        + properties
        + "}}";
  }

  private JsonObject provider(String path, String id, String properties) {
    Wire.Answer answer = wire.post(path + V, query(id, properties));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().getAsJsonObject("dataProviders").getAsJsonObject(id);
  }

  @Test
  void aProjectIsNamedByThePathOrByThePage() {
    String id = wire.get("/_apis/projects/web").json().get("id").getAsString();
    for (JsonObject page :
        new JsonObject[] {
          provider(QUERY + "/project/web", PAGE, "{}"),
          provider(QUERY, PAGE, "{\"projectId\":\"" + id + "\"}"),
          provider(QUERY, PAGE, "{\"sourcePage\":{\"routeValues\":{\"project\":\"web\"}}}")
        }) {
      assertThat(page.getAsJsonObject("project").get("id").getAsString()).isEqualTo(id);
      assertThat(page.getAsJsonObject("project").get("name").getAsString()).isEqualTo("web");
    }
    assertThat(provider(QUERY, PAGE, "{}").has("project")).isFalse();
    assertThat(wire.post(QUERY + "/project/none" + V, query(PAGE, "{}")).status()).isEqualTo(404);
  }

  @Test
  void whatNobodyAnswersIsLeftOut() {
    Wire.Answer answer = wire.post(QUERY + V, query("ms.vss-nothing.here", "{}"));
    assertThat(answer.json().getAsJsonArray("resolvedProviders")).isEmpty();
    assertThat(answer.json().getAsJsonObject("dataProviders").keySet())
        .containsExactlyInAnyOrder("ms.vss-web.component-data", "ms.vss-web.shared-data");
    assertThat(wire.post(QUERY + V, "{}").status()).isEqualTo(400);
  }

  @Test
  void settingsOfPipelinesAreReadAndSet() {
    JsonObject before = provider(QUERY + "/project/web", SETTINGS, "{}");
    assertThat(before.getAsJsonObject("enforceSettableVar").get("enabled").getAsBoolean())
        .isFalse();
    provider(QUERY + "/project/web", SETTINGS, "{\"enforceSettableVar\":\"true\"}");
    assertThat(
            wire.get("/web/_apis/build/generalsettings?api-version=7.1")
                .json()
                .get("enforceSettableVar")
                .getAsBoolean())
        .isTrue();
  }

  @Test
  void ownersAndAdministratorsAreThePeopleHere() {
    JsonObject owner =
        provider(
                QUERY,
                "ms.vss-admin-web.organization-admin-overview-delay-load-data-provider",
                "{}")
            .getAsJsonObject("currentOwner");
    assertThat(owner.get("email").getAsString()).isEqualTo("ada@contoso.example");
    JsonObject admins =
        provider(
            QUERY + "/project/web",
            "ms.vss-admin-web.project-admin-overview-delay-load-data-provider",
            "{}");
    assertThat(admins.toString()).contains("\"Ada Admin\"", "\"totalIdentityCount\":1");
  }

  @Test
  void theNewerQueryHasTheSameData() {
    Wire.Answer answer =
        wire.post(
            "/_apis/Contribution/dataProviders/query/project/web" + V,
            "{\"contributionIds\":[\"" + PAGE + "\",\"ms.vss-web.page-data\"]}");
    JsonObject data = answer.json().getAsJsonObject("data");
    assertThat(data.keySet()).containsExactly(PAGE, "ms.vss-web.page-data");
    assertThat(data.getAsJsonObject("ms.vss-web.page-data").get("hostName").getAsString())
        .isEqualTo("contoso");
    assertThat(answer.json().get("scopeValue").getAsString()).isEqualTo("web");
    assertThat(
            wire.post("/_apis/Contribution/nodes/query" + V, "{\"contributionIds\":[]}")
                .json()
                .getAsJsonObject("nodes")
                .keySet())
        .isEmpty();
  }
}
