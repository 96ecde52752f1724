// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  private static final String V = "?api-version=7.1";
  private static final String ALL = "/web/_apis/policy/configurations";
  private static final String REVIEWERS = "fa4e907d-c16b-4a4c-9dfa-4906e5d171dd";
  private static final String WORK_ITEMS = "40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e";
  private static final String REPO = "11111111-2222-3333-4444-555555555555";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private static String body(String type, String settings, String scope) {
    return """
        {"isEnabled":true,"isBlocking":true,"type":{"id":"%s"},"settings":{%s"scope":[%s]}}
        """
        .formatted(type, settings.isEmpty() ? "" : settings + ",", scope);
  }

  private static String on(String ref) {
    return "{\"repositoryId\":null,\"refName\":\"" + ref + "\",\"matchKind\":\"exact\"}";
  }

  private Wire.Answer add(String type, String settings, String scope) {
    return wire.post(ALL + V, body(type, settings, scope));
  }

  private Wire.Answer minimum(int count, String ref) {
    return add(REVIEWERS, "\"minimumApproverCount\":" + count, on(ref));
  }

  @Test
  void typesHaveTheirWellKnownIds() {
    Wire.Answer types = wire.get("/web/_apis/policy/types" + V);
    assertThat(types.strings("value", "id")).contains(REVIEWERS, WORK_ITEMS);
    Wire.Answer one = wire.get("/web/_apis/policy/types/" + REVIEWERS + V);
    assertThat(one.json().get("displayName").getAsString())
        .isEqualTo("Minimum number of reviewers");
    assertThat(wire.get("/web/_apis/policy/types/" + REPO + V).status()).isEqualTo(404);
    assertThat(wire.get("/_apis/policy/types" + V).status()).isEqualTo(404);
  }

  @Test
  void aPolicyIsKeptWithItsScopeInTheUsualForm() {
    Wire.Answer made = minimum(2, "refs/heads/main");
    assertThat(made.status()).isEqualTo(200);
    JsonObject settings = made.json().getAsJsonObject("settings");
    assertThat(settings.get("minimumApproverCount").getAsInt()).isEqualTo(2);
    JsonObject scope = settings.getAsJsonArray("scope").get(0).getAsJsonObject();
    assertThat(scope.get("matchKind").getAsString()).isEqualTo("Exact");
    assertThat(scope.get("repositoryId").isJsonNull()).isTrue();
    assertThat(made.json().get("revision").getAsInt()).isEqualTo(1);
    String url = made.json().get("url").getAsString().substring(emulator.url().length());
    assertThat(wire.get(url).json()).isEqualTo(made.json());
  }

  @Test
  void anUpdateMakesARevision() {
    int id = minimum(1, "refs/heads/main").id();
    String one = ALL + "/" + id;
    Wire.Answer updated =
        wire.send(
            "PUT",
            one + V,
            "application/json",
            body(REVIEWERS, "\"minimumApproverCount\":3", on("refs/heads/main")));
    assertThat(updated.json().get("revision").getAsInt()).isEqualTo(2);
    Wire.Answer all = wire.get(one + "/revisions" + V);
    assertThat(all.list()).hasSize(2);
    assertThat(wire.get(one + "/revisions" + V + "&$top=1&$skip=1").list().get(0))
        .isEqualTo(updated.json());
    JsonObject first = wire.get(one + "/revisions/1" + V).json();
    assertThat(first.getAsJsonObject("settings").get("minimumApproverCount").getAsInt())
        .isEqualTo(1);
    assertThat(wire.get(one + "/revisions/9" + V).status()).isEqualTo(404);
    Wire.Answer other =
        wire.send("PUT", one + V, "application/json", body(WORK_ITEMS, "", on("refs/heads/main")));
    assertThat(other.status()).isEqualTo(400);
    assertThat(wire.get(one + V).json()).isEqualTo(updated.json());
  }

  @Test
  void aDeletedPolicyIsOnlyFoundByItsNumber() {
    int id = minimum(1, "refs/heads/main").id();
    assertThat(wire.delete(ALL + "/" + id + V).status()).isEqualTo(204);
    assertThat(wire.get(ALL + V).list()).isEmpty();
    Wire.Answer gone = wire.get(ALL + "/" + id + V);
    assertThat(gone.json().get("isDeleted").getAsBoolean()).isTrue();
    assertThat(wire.delete(ALL + "/" + id + V).typeKey())
        .isEqualTo("PolicyConfigurationNotFoundException");
  }

  @Test
  void listsAreFilteredByTypeScopeAndBranch() {
    int main = minimum(1, "refs/heads/main").id();
    int items = add(WORK_ITEMS, "", on("refs/heads/dev")).id();
    int releases =
        add(
                WORK_ITEMS,
                "",
                "{\"repositoryId\":\""
                    + REPO
                    + "\",\"refName\":\"refs/heads/releases/\",\"matchKind\":\"prefix\"}")
            .id();
    assertThat(wire.get(ALL + V + "&policyType=" + WORK_ITEMS).ids("value"))
        .containsExactly(items, releases);
    String scope = REPO.replace("-", "");
    assertThat(wire.get(ALL + V + "&scope=" + scope + ":refs/heads/releases/1").ids("value"))
        .containsExactly(releases);
    String git = "/web/_apis/git/policy/configurations" + V + "&repositoryId=" + REPO;
    assertThat(wire.get(git).ids("value")).containsExactly(main, items, releases);
    assertThat(wire.get(git + "&refName=refs/heads/main").ids("value")).containsExactly(main);
    String other = git.replace("1111", "9999") + "&refName=refs/heads/releases/1";
    assertThat(wire.get(other).ids("value")).isEmpty();
    String noRepository = "/web/_apis/git/policy/configurations" + V + "&refName=refs/heads/main";
    assertThat(wire.get(noRepository).status()).isEqualTo(400);
  }

  @Test
  void pagesAreLinkedByATokenInAHeader() {
    for (int i = 1; i <= 5; i++) {
      minimum(i, "refs/heads/main");
    }
    List<Integer> seen = new ArrayList<>();
    String token = "";
    do {
      String more = token.isEmpty() ? "" : "&continuationToken=" + token;
      Wire.Answer page = wire.get(ALL + V + "&$top=2" + more);
      seen.addAll(page.ids("value"));
      token = page.header("x-ms-continuationtoken");
    } while (!token.isEmpty());
    assertThat(seen).containsExactly(1, 2, 3, 4, 5);
    assertThat(wire.get(ALL + V + "&continuationToken=x").status()).isEqualTo(400);
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    assertThat(minimum(0, "refs/heads/main").status()).isEqualTo(400);
    assertThat(minimum(1, "main").message()).contains("refs/");
    assertThat(add(WORK_ITEMS, "", "").status()).isEqualTo(400);
    assertThat(add(REPO, "", on("refs/heads/main")).typeKey())
        .isEqualTo("PolicyTypeNotFoundException");
    assertThat(wire.post(ALL + V, "{}").status()).isEqualTo(400);
    assertThat(wire.post(ALL + V, "[]").status()).isEqualTo(400);
    assertThat(wire.post(ALL + V, "{\"isEnabled\":").status()).isEqualTo(400);
    String flag = body(WORK_ITEMS, "", on("refs/heads/main")).replace("true", "7");
    assertThat(wire.post(ALL + V, flag).status()).isEqualTo(400);
    assertThat(wire.get(ALL + V).list()).isEmpty();
  }

  @Test
  void evaluationsNeedAnArtifactThatIsThere() {
    String evaluations = "/web/_apis/policy/evaluations" + V + "-preview";
    assertThat(wire.get(evaluations).status()).isEqualTo(400);
    assertThat(wire.get(evaluations + "&artifactId=vstfs:///Other/1").typeKey())
        .isEqualTo("InvalidArtifactIdException");
    assertThat(wire.get("/web/_apis/policy/evaluations/" + REPO + V + "-preview").status())
        .isEqualTo(404);
  }
}
