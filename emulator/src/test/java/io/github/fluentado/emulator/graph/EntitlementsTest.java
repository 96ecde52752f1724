// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntitlementsTest {
  private static final String V = "?api-version=7.1";
  private static final String ALL = "/_apis/userentitlements" + V;

  private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String project() {
    return wire.get("/_apis/projects/web").json().get("id").getAsString();
  }

  private Wire.Answer add(String mail, String license, String group) {
    return wire.post(
        ALL,
        """
        {"accessLevel": {"accountLicenseType": "%s", "licensingSource": "account"},
         "user": {"principalName": "%s", "subjectKind": "user"},
         "projectEntitlements": [
           {"projectRef": {"id": "%s"}, "group": {"groupType": "%s"}}]}
        """
            .formatted(license, mail, project(), group));
  }

  private static String id(Wire.Answer added) {
    return added.json().getAsJsonObject("operationResult").get("userId").getAsString();
  }

  @Test
  void aUserIsAddedWithLicenseAndProject() {
    Wire.Answer added = add("eve@x.example", "stakeholder", "projectContributor");
    assertThat(added.status()).isEqualTo(200);
    assertThat(added.json().get("isSuccess").getAsBoolean()).isTrue();
    JsonObject eve = wire.get("/_apis/userentitlements/" + id(added) + V).json();
    assertThat(eve.getAsJsonObject("accessLevel").get("licenseDisplayName").getAsString())
        .isEqualTo("Stakeholder");
    assertThat(eve.getAsJsonArray("projectEntitlements").toString())
        .contains("projectContributor", "\"web\"");
    String groups = wire.get("/_apis/graph/users?api-version=7.1-preview.1").text();
    assertThat(groups).contains("eve@x.example");
  }

  @Test
  void whatCannotBeAddedLeavesNobodyBehind() {
    assertThat(add("eve@x.example", "gold", "projectContributor").status()).isEqualTo(400);
    assertThat(add("eve@x.example", "express", "boss").status()).isEqualTo(400);
    assertThat(wire.post(ALL, "{}").status()).isEqualTo(400);
    assertThat(wire.get(ALL).text()).doesNotContain("eve@x.example");
  }

  @Test
  void licensesAndProjectsAreChangedByPatch() {
    String id = id(add("eve@x.example", "stakeholder", "projectReader"));
    String path = "/_apis/userentitlements/" + id + V;
    String level = "{\"accountLicenseType\": \"express\", \"licensingSource\": \"account\"}";
    String remove = Wire.operation("remove", "/projectEntitlements/" + project(), "\"\"");
    Wire.Answer changed =
        wire.patch(path, Wire.document(Wire.operation("replace", "/accessLevel", level), remove));
    assertThat(changed.json().getAsJsonArray("operationResults")).hasSize(2);
    JsonObject result =
        changed
            .json()
            .getAsJsonArray("operationResults")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("result");
    assertThat(result.get("dateCreated").getAsString()).isEqualTo("0001-01-01T00:00:00");
    assertThat(result.get("projectEntitlements").isJsonNull()).isTrue();
    assertThat(result.get("groupAssignments").isJsonNull()).isTrue();
    assertThat(wire.get(ALL).json().get("continuationToken").getAsString()).isEmpty();
    JsonObject eve = changed.json().getAsJsonObject("userEntitlement");
    assertThat(eve.getAsJsonObject("accessLevel").get("accountLicenseType").getAsString())
        .isEqualTo("express");
    assertThat(eve.getAsJsonArray("projectEntitlements")).isEmpty();
    String stakeholder = "{\"accountLicenseType\": \"stakeholder\"}";
    String bad = Wire.operation("replace", "/user", "1");
    assertThat(
            wire.patch(
                    path,
                    Wire.document(Wire.operation("replace", "/accessLevel", stakeholder), bad))
                .status())
        .isEqualTo(400);
    assertThat(wire.get(path).text()).contains("\"express\"");
    String many = Wire.operation("replace", "/" + id + "/accessLevel", stakeholder);
    assertThat(wire.patch(ALL, Wire.document(many)).json().get("haveResultsSucceeded"))
        .hasToString("true");
    assertThat(wire.get(path).text()).contains("\"stakeholder\"");
  }

  @Test
  void usersAreFilteredSortedAndCounted() {
    add("eve@x.example", "stakeholder", "projectReader");
    assertThat(wire.get(ALL + "&$filter=licenseId%20eq%20'Account-Stakeholder'").text())
        .contains("eve@x.example", "\"totalCount\":1");
    assertThat(
            wire.get(ALL + "&$filter=name%20eq%20'eve'%20and%20licenseId%20eq%20'Account-Express'")
                .json()
                .getAsJsonArray("members"))
        .isEmpty();
    assertThat(wire.get(ALL + "&$filter=x").status()).isEqualTo(400);
    assertThat(wire.get(ALL + "&$filter=age%20eq%20'3'").status()).isEqualTo(400);
    assertThat(wire.get(ALL + "&$orderBy=size").status()).isEqualTo(400);
    assertThat(wire.get(ALL + "&select=odd").status()).isEqualTo(400);
    assertThat(wire.get(ALL + "&$orderBy=name%20desc").strings("items", "lastAccessedDate"))
        .hasSize(3);
    JsonObject summary = wire.get("/_apis/userentitlementsummary" + V + "&select=Licenses").json();
    assertThat(summary.keySet()).containsExactly("licenses");
    assertThat(summary.getAsJsonArray("licenses").get(1).getAsJsonObject().get("assigned"))
        .hasToString("1");
  }

  @Test
  void aDeletedUserIsGoneEverywhere() {
    String id = id(add("eve@x.example", "stakeholder", "projectReader"));
    assertThat(wire.delete("/_apis/userentitlements/" + id + V).status()).isEqualTo(204);
    assertThat(wire.get("/_apis/userentitlements/" + id + V).status()).isEqualTo(404);
    assertThat(wire.get("/_apis/graph/users?api-version=7.1-preview.1").text())
        .doesNotContain("eve@x.example");
    String me = wire.get("/_apis/profile/profiles/me").json().get("id").getAsString();
    assertThat(wire.delete("/_apis/userentitlements/" + me + V).status()).isEqualTo(403);
  }
}
