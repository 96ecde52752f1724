// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecurityTest {
  private static final String GIT = "2e9eb7ed-3c0a-47d4-87c1-0ffdd275fd87";
  private static final String V = "?api-version=7.1";

  private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String legacy(String search) {
    return wire.get("/_apis/identities?searchFilter=General&filterValue=" + search)
        .strings("value", "descriptor")
        .get(0);
  }

  private String token(String rest) {
    String id = wire.get("/_apis/projects/web").json().get("id").getAsString();
    return "repoV2/" + id + rest;
  }

  private Wire.Answer setEntry(
      String token, boolean merge, String descriptor, int allow, int deny) {
    return wire.post(
        "/_apis/accesscontrolentries/" + GIT + V, entry(token, merge, descriptor, allow, deny));
  }

  private static String entry(String token, boolean merge, String descriptor, int allow, int deny) {
    return """
    {"token": "%s", "merge": %s, "accessControlEntries":
      [{"descriptor": %s, "allow": %d, "deny": %d}]}
    """
        .formatted(token, merge, Wire.quote(descriptor), allow, deny);
  }

  private boolean may(String token, int bits) {
    return wire.get("/_apis/permissions/" + GIT + "/" + bits + V + "&tokens=" + token)
        .list()
        .get(0)
        .getAsBoolean();
  }

  private JsonObject list(String token) {
    String path = "/_apis/accesscontrollists/" + GIT + V + "&token=" + token;
    return wire.get(path).list().get(0).getAsJsonObject();
  }

  @Test
  void namespacesHaveTheirTrueIdsAndBits() {
    Wire.Answer git = wire.get("/_apis/securitynamespaces/" + GIT + V);
    JsonObject namespace = git.list().get(0).getAsJsonObject();
    assertThat(namespace.get("name").getAsString()).isEqualTo("Git Repositories");
    assertThat(namespace.get("writePermission").getAsInt()).isEqualTo(8192);
    assertThat(namespace.getAsJsonArray("actions").get(1).getAsJsonObject().get("name"))
        .hasToString("\"GenericRead\"");
    Wire.Answer all = wire.get("/_apis/securitynamespaces/00000000-0000-0000-0000-000000000000");
    assertThat(all.strings("value", "name"))
        .contains("Project", "Build", "CSS", "Identity", "MetaTask", "ServiceEndpoints");
    assertThat(all.strings("value", "namespaceId")).doesNotHaveDuplicates();
    assertThat(wire.get("/_apis/securitynamespaces?localOnly=true").list())
        .hasSameSizeAs(all.list());
    assertThat(wire.get("/_apis/securitynamespaces/none").typeKey())
        .isEqualTo("InvalidSecurityNamespaceException");
  }

  @Test
  void entriesAreMergedOrReplaced() {
    String cleo = legacy("bjorn%40contoso.example");
    String token = token("/r1");
    assertThat(setEntry(token, false, cleo, 6, 8).list()).hasSize(1);
    JsonObject merged = setEntry(token, true, cleo, 8, 2).list().get(0).getAsJsonObject();
    assertThat(merged.get("allow").getAsInt()).isEqualTo(12);
    assertThat(merged.get("deny").getAsInt()).isEqualTo(2);
    assertThat(setEntry(token, false, cleo, 2, 0).list().get(0).toString())
        .contains("\"allow\":2", "\"deny\":0", "\"extendedInfo\":{}");
    assertThat(setEntry(token, false, cleo, 2, 2).status()).isEqualTo(400);
    assertThat(setEntry(token, false, cleo, 1 << 30, 0).typeKey())
        .isEqualTo("InvalidPermissionException");
    assertThat(setEntry(token, false, "Microsoft.X;nobody", 2, 0).message()).startsWith("TF14045");
    assertThat(wire.post("/_apis/accesscontrolentries/" + GIT + V, "{}").status()).isEqualTo(400);
    assertThat(list(token).getAsJsonObject("acesDictionary").size()).isEqualTo(1);
    String remove = "/_apis/accesscontrolentries/" + GIT + V + "&token=" + token + "&descriptors=";
    String encoded = cleo.replace("\\", "%5C").replace(";", "%3B");
    assertThat(wire.delete(remove + encoded).text()).isEqualTo("true");
    assertThat(wire.delete(remove + encoded).text()).isEqualTo("false");
  }

  @Test
  void aBatchWithABadEntryChangesNothing() {
    String bjorn = legacy("bjorn%40contoso.example");
    String bad =
        """
        {"token": "%s", "accessControlEntries": [
          {"descriptor": %s, "allow": 2}, {"descriptor": %s, "allow": "many"}]}
        """
            .formatted(token("/r1"), Wire.quote(bjorn), Wire.quote(bjorn));
    assertThat(wire.post("/_apis/accesscontrolentries/" + GIT + V, bad).status()).isEqualTo(400);
    assertThat(wire.get("/_apis/accesscontrollists/" + GIT + V + "&token=" + token("/r1")).list())
        .isEmpty();
  }

  @Test
  void permissionsFollowTheTreeTheGroupsAndTheNearestWord() {
    String readers = legacy("%5Bweb%5D%5CReaders");
    String team = legacy("%5Bweb%5D%5Cweb%20Team");
    String branch = token("/r1/refs/heads/6d00/");
    assertThat(may(branch, 2)).isTrue();
    assertThat(may(branch, 2 | 4)).isTrue();
    assertThat(may("repoV2/elsewhere", 2)).isTrue();
    setEntry(token("/r1"), false, readers, 0, 4);
    assertThat(may(branch, 4)).as("a denial for others").isTrue();
    setEntry(token("/r1"), false, team, 0, 4);
    assertThat(may(branch, 4)).as("a denial near, for a group of mine").isFalse();
    assertThat(may(token(""), 4)).isTrue();
    setEntry(token("/r1/refs/heads/6d00"), false, team, 4, 0);
    assertThat(may(branch, 4)).as("a permission nearer still").isTrue();
    assertThat(
            wire.get(
                    "/_apis/permissions/%s/4%s&tokens=%s;%s&delimiter=;"
                        .formatted(GIT, V, token("/r1"), token("/r2")))
                .list())
        .hasToString("[false,true]");
    String always = "&alwaysAllowAdministrators=true&tokens=" + token("/r1");
    assertThat(wire.get("/_apis/permissions/" + GIT + "/4" + V + always).list())
        .hasToString("[true]");
    assertThat(wire.get("/_apis/permissions/none/4" + V).status()).isEqualTo(404);
  }

  @Test
  void permissionsAreEvaluatedInBatches() {
    String body =
        """
        {"alwaysAllowAdministrators": false, "evaluations": [
          {"securityNamespaceId": "%s", "token": "%s", "permissions": 2},
          {"securityNamespaceId": "%s", "token": "nowhere", "permissions": 2}]}
        """;
    String path = "/_apis/security/permissionevaluationbatch" + V;
    Wire.Answer answer = wire.post(path, body.formatted(GIT, token("/r"), GIT));
    assertThat(answer.strings("evaluations", "value")).containsExactly("true", "false");
    assertThat(wire.post(path, body.formatted("x", "t", GIT)).status()).isEqualTo(404);
    assertThat(wire.post(path, "{}").status()).isEqualTo(400);
  }

  @Test
  void listsAreQueriedByTokenBelowItAndByDescriptor() {
    String bjorn = legacy("bjorn%40contoso.example");
    setEntry(token("/r1"), false, bjorn, 4, 0);
    setEntry(token("/r1/refs"), false, bjorn, 0, 2);
    String path = "/_apis/accesscontrollists/" + GIT + V;
    assertThat(wire.get(path + "&token=" + token("/r1") + "&recurse=true").list()).hasSize(2);
    assertThat(wire.get(path + "&token=" + token("/r1")).list()).hasSize(1);
    assertThat(wire.get(path + "&token=" + token("/r")).list()).isEmpty();
    JsonObject extended =
        wire.get(path + "&includeExtendedInfo=true&token=" + token("/r1/refs"))
            .list()
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("acesDictionary")
            .getAsJsonObject(bjorn)
            .getAsJsonObject("extendedInfo");
    assertThat(extended.toString())
        .isEqualTo("{\"effectiveAllow\":4,\"effectiveDeny\":2,\"inheritedAllow\":4}");
    String encoded = bjorn.replace("\\", "%5C").replace(";", "%3B");
    JsonObject filtered =
        wire.get(path + "&descriptors=" + encoded + "&token=" + token(""))
            .list()
            .get(0)
            .getAsJsonObject();
    assertThat(filtered.getAsJsonObject("acesDictionary").keySet()).containsExactly(bjorn);
  }

  @Test
  void listsAreSetAndRemovedWhole() {
    String bjorn = legacy("bjorn%40contoso.example");
    String path = "/_apis/accesscontrollists/" + GIT + V;
    String body =
        """
        {"count": 1, "value": [{"token": "%s", "inheritPermissions": false,
          "acesDictionary": {"x": {"descriptor": %s, "allow": 2}}}]}
        """
            .formatted(token("/r1"), Wire.quote(bjorn));
    assertThat(wire.post(path, body).status()).isEqualTo(204);
    assertThat(list(token("/r1")).get("inheritPermissions").getAsBoolean()).isFalse();
    assertThat(may(token("/r1/refs"), 2)).as("nothing is inherited").isFalse();
    assertThat(wire.post(path, "{}").status()).isEqualTo(400);
    assertThat(wire.post(path, "[1]").status()).isEqualTo(400);
    assertThat(wire.post(path, "[{}]").status()).isEqualTo(400);
    assertThat(wire.delete(path + "&recurse=true&tokens=" + token("/r1")).text()).isEqualTo("true");
    assertThat(wire.delete(path + "&tokens=" + token("/r1")).text()).isEqualTo("false");
  }

  @Test
  void singlePermissionsAreTakenAway() {
    String bjorn = legacy("bjorn%40contoso.example");
    String encoded = bjorn.replace("\\", "%5C").replace(";", "%3B");
    setEntry(token("/r1"), false, bjorn, 6, 8);
    String path = "/_apis/permissions/" + GIT + "/4" + V + "&token=" + token("/r1");
    assertThat(wire.delete(path + "&descriptor=" + encoded).text())
        .contains("\"allow\":2", "\"deny\":8");
    assertThat(wire.delete(path).status()).isEqualTo(400);
    assertThat(wire.delete(path + "&descriptor=nobody").status()).isEqualTo(404);
  }
}
