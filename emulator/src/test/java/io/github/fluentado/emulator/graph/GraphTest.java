// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import io.github.fluentado.emulator.Wire;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final String V = "?api-version=7.1-preview.1";

  private final Emulator emulator = Emulator.builder().person("Cleo", "cleo@x.example").start();
  private final Wire wire = Wire.of(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String user(String name) {
    return descriptor("/_apis/graph/users" + V, "principalName", name);
  }

  private String group(String name) {
    return descriptor("/_apis/graph/groups" + V, "principalName", name);
  }

  private String descriptor(String path, String member, String value) {
    return wire.get(path).list().asList().stream()
        .map(item -> item.getAsJsonObject())
        .filter(item -> item.get(member).getAsString().equals(value))
        .map(item -> item.get("descriptor").getAsString())
        .findFirst()
        .orElseThrow();
  }

  private String scope(String project) {
    String id = wire.get("/_apis/projects/" + project).json().get("id").getAsString();
    return wire.get("/_apis/graph/descriptors/" + id + V).json().get("value").getAsString();
  }

  private int put(String member, String container) {
    return wire.send("PUT", "/_apis/graph/memberships/" + member + "/" + container + V, "", "")
        .status();
  }

  private int head(String member, String container) {
    return wire.send("HEAD", "/_apis/graph/memberships/" + member + "/" + container + V, "", "")
        .status();
  }

  @Test
  void usersComeInPagesWithATokenUntilTheLast() {
    EmulatorBuilder builder = Emulator.builder();
    for (int i = 0; i < 503; i++) {
      builder.person("P" + i, "p" + i + "@x.example");
    }
    try (Emulator large = builder.start()) {
      Wire many = Wire.of(large);
      Wire.Answer first = many.get("/_apis/graph/users" + V);
      assertThat(first.list()).hasSize(500);
      String token = first.header("X-MS-ContinuationToken");
      Wire.Answer second = many.get("/_apis/graph/users" + V + "&continuationToken=" + token);
      assertThat(second.list()).hasSize(5);
      assertThat(second.header("X-MS-ContinuationToken")).isEmpty();
      assertThat(many.get("/_apis/graph/users" + V + "&continuationToken=x!").status())
          .isEqualTo(400);
    }
  }

  @Test
  void eachProjectHasItsUsualGroupsInItsOwnScope() {
    Wire.Answer web = wire.get("/_apis/graph/groups" + V + "&scopeDescriptor=" + scope("web"));
    assertThat(web.strings("value", "principalName"))
        .contains(
            "[web]\\Project Administrators",
            "[web]\\Contributors",
            "[web]\\Readers",
            "[web]\\Build Administrators",
            "[web]\\Project Valid Users",
            "[web]\\web Team")
        .allMatch(name -> name.startsWith("[web]"));
    assertThat(web.strings("value", "descriptor")).allMatch(d -> d.startsWith("vssgp."));
    String team = descriptor("/_apis/graph/groups" + V, "displayName", "web Team");
    String sid = new String(Base64.getUrlDecoder().decode(team.substring(6)), UTF_8);
    assertThat(sid).matches("S-1-9-1551374245(-\\d+){4}-1(-\\d+){4}");
    assertThat(wire.get("/_apis/graph/groups" + V).strings("value", "principalName"))
        .contains("[contoso]\\Project Collection Administrators");
    assertThat(wire.get("/_apis/graph/groups" + V + "&subjectTypes=aadgp").list()).isEmpty();
    assertThat(wire.get("/_apis/graph/groups" + V + "&scopeDescriptor=scp.x").status())
        .isEqualTo(404);
  }

  @Test
  void descriptorsAndStorageKeysLeadToEachOther() {
    for (String descriptor : List.of(user("cleo@x.example"), group("[web]\\Readers"))) {
      String key =
          wire.get("/_apis/graph/storagekeys/" + descriptor + V).json().get("value").getAsString();
      JsonObject back = wire.get("/_apis/graph/descriptors/" + key + V).json();
      assertThat(back.get("value").getAsString()).isEqualTo(descriptor);
      String subject =
          back.getAsJsonObject("_links").getAsJsonObject("subject").get("href").getAsString();
      assertThat(wire.get(subject.substring(emulator.url().length()) + V).status()).isEqualTo(200);
    }
    assertThat(wire.get("/_apis/graph/descriptors/nobody" + V).typeKey())
        .isEqualTo("StorageKeyNotFoundException");
    assertThat(wire.get("/_apis/graph/storagekeys/aad.none" + V).status()).isEqualTo(404);
  }

  @Test
  void aUserIsAddedIntoGroupsAndRemovedFromAll() {
    String readers = group("[web]\\Readers");
    String path = "/_apis/graph/users" + V + "&groupDescriptors=" + readers;
    Wire.Answer made = wire.post(path, "{\"principalName\": \"dora@x.example\"}");
    assertThat(made.status()).isEqualTo(201);
    String dora = made.json().get("descriptor").getAsString();
    assertThat(dora).startsWith("aad.");
    assertThat(head(dora, readers)).isEqualTo(200);
    assertThat(
            wire.get("/_apis/graph/users" + V + "&scopeDescriptor=" + scope("web"))
                .strings("value", "displayName"))
        .contains("dora")
        .doesNotContain("Cleo");
    assertThat(wire.delete("/_apis/graph/users/" + dora + V).status()).isEqualTo(204);
    assertThat(head(dora, readers)).isEqualTo(404);
    assertThat(wire.get("/_apis/graph/users/" + dora + V).status()).isEqualTo(200);
    assertThat(wire.get("/_apis/graph/membershipstates/" + dora + V).json().get("active"))
        .hasToString("false");
    assertThat(put(dora, readers)).isEqualTo(404);
    assertThat(wire.get("/_apis/graph/users" + V).text()).doesNotContain("dora");
    assertThat(wire.post(path, "{\"principalName\": \"dora@x.example\"}").json().get("descriptor"))
        .hasToString("\"" + dora + "\"");
  }

  @Test
  void aUserIsAddedByOriginIdWithTheWantedKey() {
    String key = "9b71f216-4c4f-6b74-a911-efb0fa9c777f";
    String body =
        "{\"originId\": \"27dbfced-5593-4756-98a3-913c39af7612\", \"storageKey\": \"%s\"}";
    Wire.Answer made = wire.post("/_apis/graph/users" + V, body.formatted(key));
    assertThat(made.json().get("descriptor").getAsString())
        .isEqualTo("aad.OWI3MWYyMTYtNGM0Zi03Yjc0LWE5MTEtZWZiMGZhOWM3Nzdm");
    String path = "/_apis/graph/users/" + made.json().get("descriptor").getAsString();
    assertThat(wire.patchJson(path + V, "{\"originId\": \"o2\"}").json().get("originId"))
        .hasToString("\"o2\"");
    assertThat(wire.get(path + "/providerinfo" + V).json().get("originId")).hasToString("\"o2\"");
    assertThat(wire.post("/_apis/graph/users" + V, body.formatted("x")).status()).isEqualTo(400);
    assertThat(wire.post("/_apis/graph/users" + V, "{}").status()).isEqualTo(400);
    assertThat(wire.post("/_apis/graph/users" + V, "{\"principalName\": \"x\"}").status())
        .isEqualTo(404);
    String unknown = "/_apis/graph/users" + V + "&groupDescriptors=vssgp.none";
    assertThat(wire.post(unknown, "{\"principalName\": \"z@x.example\"}").typeKey())
        .isEqualTo("FindGroupSidDoesNotExistException");
    assertThat(wire.get("/_apis/graph/users" + V).text()).doesNotContain("z@x.example");
  }

  @Test
  void groupsAreMadeChangedAndRemoved() {
    String groups = "/_apis/graph/groups" + V;
    String inWeb = groups + "&scopeDescriptor=" + scope("web");
    Wire.Answer made = wire.post(inWeb, "{\"displayName\": \"Devs\", \"description\": \"d\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().get("principalName").getAsString()).isEqualTo("[web]\\Devs");
    assertThat(wire.post(inWeb, "{\"displayName\": \"DEVS\"}").status()).isEqualTo(409);
    assertThat(wire.post(groups, "{\"displayName\": \"Devs\"}").status()).isEqualTo(201);
    assertThat(wire.post(groups, "{\"displayName\": \"a|b\"}").status()).isEqualTo(400);
    assertThat(wire.post(groups, "{\"originId\": \"1\"}").status()).isEqualTo(400);
    String path = "/_apis/graph/groups/" + made.json().get("descriptor").getAsString() + V;
    String rename = Wire.operation("replace", "/displayName", "\"Crew\"");
    assertThat(wire.patch(path, Wire.document(rename)).json().get("displayName"))
        .hasToString("\"Crew\"");
    String bad = Wire.operation("replace", "/origin", "\"x\"");
    String worse = Wire.document(Wire.operation("replace", "/displayName", "\"No\""), bad);
    assertThat(wire.patch(path, worse).status()).isEqualTo(400);
    assertThat(wire.get(path).json().get("displayName")).hasToString("\"Crew\"");
    assertThat(wire.delete(path).status()).isEqualTo(204);
    assertThat(wire.delete(path).status()).isEqualTo(404);
    String admins = "/_apis/graph/groups/" + group("[web]\\Project Administrators") + V;
    assertThat(wire.patch(admins, Wire.document(rename)).status()).isEqualTo(403);
    assertThat(wire.delete(admins).typeKey()).isEqualTo("RemoveSpecialGroupException");
  }

  @Test
  void aTeamIsAGroupAndIsRenamedWithIt() {
    String team = group("[web]\\web Team");
    String rename = Wire.operation("replace", "/displayName", "\"Core\"");
    wire.patch("/_apis/graph/groups/" + team + V, Wire.document(rename));
    assertThat(wire.get("/_apis/projects/web/teams/Core").status()).isEqualTo(200);
    assertThat(wire.delete("/_apis/graph/groups/" + team + V).status()).isEqualTo(403);
    assertThat(put(user("cleo@x.example"), team)).isEqualTo(201);
    assertThat(wire.get("/_apis/projects/web/teams/Core/members").text()).contains("Cleo");
  }

  @Test
  void membershipsAreListedUpAndDownStepByStep() {
    String cleo = user("cleo@x.example");
    String team = group("[web]\\web Team");
    String contributors = group("[web]\\Contributors");
    assertThat(head(cleo, team)).isEqualTo(404);
    assertThat(put(cleo, team)).isEqualTo(201);
    assertThat(put(cleo, team)).isEqualTo(201);
    String up = "/_apis/graph/Memberships/" + cleo + V;
    assertThat(wire.get(up).strings("value", "containerDescriptor"))
        .contains(team)
        .doesNotContain(contributors);
    assertThat(wire.get(up + "&depth=2").strings("value", "containerDescriptor"))
        .contains(team, contributors)
        .doesNotHaveDuplicates();
    String down = "/_apis/graph/Memberships/" + contributors + V + "&direction=Down";
    assertThat(wire.get(down).strings("value", "memberDescriptor")).containsExactly(team);
    assertThat(wire.get(down + "&depth=5").strings("value", "memberDescriptor")).contains(cleo);
    assertThat(wire.get(down + "x").status()).isEqualTo(400);
    assertThat(wire.delete("/_apis/graph/memberships/" + cleo + "/" + team + V).status())
        .isEqualTo(200);
    assertThat(wire.delete("/_apis/graph/memberships/" + cleo + "/" + team + V).typeKey())
        .isEqualTo("GraphMembershipNotFoundException");
  }

  @Test
  void membershipsThatCannotBeAreRefused() {
    String cleo = user("cleo@x.example");
    String team = group("[web]\\web Team");
    String admins = group("[contoso]\\Project Collection Administrators");
    String ada = user("ada@contoso.example");
    assertThat(put(cleo, group("[web]\\Project Valid Users"))).isEqualTo(403);
    assertThat(put(team, cleo)).isEqualTo(403);
    assertThat(put(team, team)).isEqualTo(400);
    assertThat(put(group("[web]\\Contributors"), team)).isEqualTo(400);
    assertThat(put(team, group("[Größe & Maß]\\Readers"))).isEqualTo(409);
    assertThat(put("aad.none", team)).isEqualTo(404);
    assertThat(wire.delete("/_apis/graph/memberships/" + ada + "/" + admins + V).typeKey())
        .isEqualTo("RemoveSelfFromAdminGroupException");
    assertThat(wire.delete("/_apis/graph/users/" + ada + V).status()).isEqualTo(403);
  }

  @Test
  void subjectsAreLookedUpByDescriptorAndByName() {
    String cleo = user("cleo@x.example");
    String body = "{\"lookupKeys\": [{\"descriptor\": \"%s\"}, {\"descriptor\": \"aad.x\"}]}";
    JsonObject found = wire.post("/_apis/graph/subjectlookup" + V, body.formatted(cleo)).json();
    assertThat(found.get("count").getAsInt()).isEqualTo(1);
    assertThat(found.getAsJsonObject("value").getAsJsonObject(cleo).get("displayName"))
        .hasToString("\"Cleo\"");
    assertThat(wire.post("/_apis/graph/subjectlookup" + V, "{\"lookupKeys\": [1]}").status())
        .isEqualTo(400);
    String query = "/_apis/graph/subjectquery" + V;
    assertThat(wire.post(query, "{\"query\": \"CLE\", \"subjectKind\": [\"User\"]}").list())
        .hasSize(1);
    assertThat(wire.post(query, "{\"query\": \"read\", \"subjectKind\": [\"Group\"]}").list())
        .hasSize(2);
    String inWeb =
        "{\"query\": \"read\", \"subjectKind\": [\"Group\"], \"scopeDescriptor\": \"%s\"}";
    assertThat(wire.post(query, inWeb.formatted(scope("web"))).list()).hasSize(1);
    assertThat(wire.post(query, "{\"query\": \"\"}").status()).isEqualTo(400);
    assertThat(wire.post(query, "{\"query\": \"x\", \"subjectKind\": [\"Dog\"]}").typeKey())
        .isEqualTo("InvalidSubjectTypeException");
  }

  @Test
  void avatarsAreRealPictures() throws IOException {
    String cleo = user("cleo@x.example");
    String path = "/_apis/graph/Subjects/" + cleo + "/avatars" + V;
    Wire.Answer png = wire.get(path + "&format=png&size=large");
    assertThat(png.header("Content-Type")).isEqualTo("image/png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.bytes()));
    assertThat(image.getWidth()).isEqualTo(220);
    String own = wire.get(path + "&size=small").json().get("value").getAsString();
    assertThat(wire.send("PUT", path, "application/json", "{\"value\": \"AAAA\"}").status())
        .isEqualTo(400);
    wire.send("PUT", path, "application/json", "{\"value\": \"" + own + "\"}");
    assertThat(wire.get(path).json().get("isAutoGenerated").getAsBoolean()).isFalse();
    assertThat(wire.get("/_apis/GraphProfile/MemberAvatars/" + cleo).bytes())
        .isEqualTo(Base64.getDecoder().decode(own));
    assertThat(wire.delete(path).status()).isEqualTo(204);
    assertThat(wire.get(path).json().get("isAutoGenerated").getAsBoolean()).isTrue();
    assertThat(wire.get(path + "&size=huge").status()).isEqualTo(400);
  }

  @Test
  void oldIdentitiesAreReadByIdDescriptorAndSearch() {
    List<String> ids = new ArrayList<>();
    for (String search :
        List.of(
            "General&filterValue=cleo%40x.example",
            "General&filterValue=Cleo",
            "MailAddress&filterValue=cleo%40x.example",
            "AccountName&filterValue=x%5Ccleo%40x.example",
            "DisplayName&filterValue=cleo")) {
      Wire.Answer found = wire.get("/_apis/identities?api-version=7.1&searchFilter=" + search);
      assertThat(found.list()).as(search).hasSize(1);
      ids.addAll(found.strings("value", "id"));
    }
    assertThat(ids).containsOnly(ids.get(0));
    String id = ids.get(0);
    JsonObject cleo = wire.get("/_apis/identities/" + id + "?api-version=7.1").json();
    String legacy = cleo.get("descriptor").getAsString();
    assertThat(legacy).startsWith("Microsoft.IdentityModel.Claims.ClaimsIdentity;");
    assertThat(cleo.getAsJsonObject("properties").getAsJsonObject("Mail").get("$value"))
        .hasToString("\"cleo@x.example\"");
    String both = "/_apis/identities?identityIds=" + id.replace("-", "") + ",nobody";
    assertThat(wire.get(both).list().get(0).getAsJsonObject().get("id"))
        .hasToString('"' + id + '"');
    assertThat(wire.get(both).list().get(1).isJsonNull()).isTrue();
    String encoded = legacy.replace("\\", "%5C").replace(";", "%3B").replace("@", "%40");
    assertThat(wire.get("/_apis/identities?descriptors=" + encoded).strings("value", "id"))
        .containsExactly(id);
    assertThat(
            wire.get("/_apis/identities?subjectDescriptors=" + user("cleo@x.example"))
                .strings("value", "id"))
        .containsExactly(id);
    assertThat(wire.get("/_apis/identities").status()).isEqualTo(400);
    assertThat(wire.get("/_apis/identities?searchFilter=Odd&filterValue=x").status())
        .isEqualTo(400);
    assertThat(wire.get("/_apis/identities?searchFilter=General").status()).isEqualTo(400);
    assertThat(wire.get("/_apis/identities/nobody").status()).isEqualTo(404);
  }

  @Test
  void oldIdentitiesTellTheirMembers() {
    String search =
        "/_apis/identities?searchFilter=LocalGroupName&filterValue=%5Bweb%5D%5CContributors";
    JsonObject direct =
        wire.get(search + "&queryMembership=Direct").list().get(0).getAsJsonObject();
    assertThat(direct.getAsJsonArray("members")).hasSize(1);
    assertThat(direct.getAsJsonArray("memberOf")).hasSize(1);
    JsonObject expanded =
        wire.get(search + "&queryMembership=Expanded").list().get(0).getAsJsonObject();
    assertThat(expanded.getAsJsonArray("members")).hasSize(2);
    assertThat(wire.get(search).list().get(0).getAsJsonObject().getAsJsonArray("members"))
        .isEmpty();
    assertThat(wire.get(search + "&queryMembership=All").status()).isEqualTo(400);
  }

  @Test
  void profilesAndAccountsTellWhoIsWhere() {
    JsonObject me = wire.get("/_apis/profile/profiles/me?api-version=7.1&details=true").json();
    assertThat(me.get("emailAddress").getAsString()).isEqualTo("ada@contoso.example");
    assertThat(me.getAsJsonObject("coreAttributes").has("DisplayName")).isTrue();
    String id = me.get("id").getAsString();
    assertThat(wire.get("/_apis/accounts?memberId=" + id).strings("value", "accountName"))
        .containsExactly("contoso");
    assertThat(wire.get("/_apis/accounts?memberId=nobody").list()).isEmpty();
    assertThat(wire.get("/_apis/accounts").status()).isEqualTo(400);
    assertThat(wire.get("/_apis/profile/profiles/nobody").status()).isEqualTo(404);
  }
}
