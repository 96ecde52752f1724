// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WitDetailsTest {
  private static final String V = "?api-version=7.1";
  private static final String PREVIEW = "?api-version=7.1-preview.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void eachVersionOfACommentIsKept() {
    wire.task("one");
    String all = "/web/_apis/wit/workItems/1/comments";
    wire.post(all + "?api-version=7.1-preview.4", "{\"text\":\"a\"}");
    wire.patchJson(all + "/1?api-version=7.1-preview.4", "{\"text\":\"b\"}");
    assertThat(wire.get(all + "/1/versions" + PREVIEW).strings("value", "text"))
        .containsExactly("a", "b");
    assertThat(wire.get(all + "/1/versions/1" + PREVIEW).json().get("text")).hasToString("\"a\"");
    assertThat(wire.get(all + "/1/versions/9" + PREVIEW).status()).isEqualTo(404);
    assertThat(wire.get(all + "/9/versions" + PREVIEW).status()).isEqualTo(404);
  }

  @Test
  void peopleReactToComments() {
    wire.task("one");
    String all = "/web/_apis/wit/workItems/1/comments";
    wire.post(all + "?api-version=7.1-preview.4", "{\"text\":\"a\"}");
    String heart = all + "/1/reactions/heart";
    wire.send("PUT", heart + PREVIEW, "", "");
    Wire.Answer twice = wire.send("PUT", heart + PREVIEW, "", "");
    assertThat(twice.json().get("count").getAsInt()).isEqualTo(1);
    assertThat(twice.json().get("isCurrentUserEngaged").getAsBoolean()).isTrue();
    assertThat(wire.get(heart + "/users" + PREVIEW).strings("value", "displayName"))
        .containsExactly("Ada Admin");
    assertThat(wire.delete(heart + PREVIEW).json().get("count").getAsInt()).isZero();
    assertThat(wire.get(all + "/1/reactions" + PREVIEW).list()).isEmpty();
    assertThat(wire.send("PUT", all + "/1/reactions/rage" + PREVIEW, "", "").status())
        .isEqualTo(400);
  }

  @Test
  void linksAreReportedWhenMadeAndWhenCut() {
    wire.task("a");
    wire.task("b");
    wire.update(2, Wire.link("System.LinkTypes.Hierarchy-Reverse", wire.itemUrl(1)));
    wire.update(2, Wire.link("System.LinkTypes.Related", wire.itemUrl(1)));
    wire.update(2, "{\"op\":\"remove\",\"path\":\"/relations/1\"}");
    String all = "/_apis/wit/reporting/workitemlinks" + V;
    Wire.Answer links = wire.get(all);
    assertThat(links.strings("values", "rel"))
        .containsExactlyInAnyOrder(
            "System.LinkTypes.Hierarchy", "System.LinkTypes.Related", "System.LinkTypes.Hierarchy");
    assertThat(links.strings("values", "sourceId")).containsOnly("1");
    assertThat(links.strings("values", "isActive")).contains("true", "false");
    String token = links.json().get("continuationToken").getAsString();
    assertThat(links.json().get("isLastBatch").getAsBoolean()).isTrue();
    assertThat(wire.get(all + "&continuationToken=" + token).json().getAsJsonArray("values"))
        .isEmpty();
    assertThat(wire.get(all + "&linkTypes=System.LinkTypes.Related").strings("values", "rel"))
        .hasSize(1);
    assertThat(wire.get(all + "&types=Bug").json().getAsJsonArray("values")).isEmpty();
    assertThat(wire.get(all + "&continuationToken=x").status()).isEqualTo(400);
  }

  @Test
  void itemsAreFoundByWhatTheyLinkTo() {
    String commit = "vstfs:///Git/Commit/a%2Fb%2Fc";
    String link =
        Wire.operation(
            "add",
            "/relations/-",
            "{\"rel\":\"ArtifactLink\",\"url\":\""
                + commit
                + "\",\"attributes\":{\"name\":\"Fixed in Commit\"}}");
    assertThat(wire.create("Task", Wire.add("System.Title", "t"), link).status()).isEqualTo(200);
    Wire.Answer found =
        wire.post(
            "/_apis/wit/artifacturiquery" + V,
            "{\"artifactUris\":[\"" + commit + "\",\"vstfs:///Git/Commit/none\"]}");
    assertThat(found.json().getAsJsonObject("artifactUrisQueryResult").toString())
        .contains("\"" + commit + "\":[{\"id\":1")
        .contains("none\":[]");
    assertThat(wire.post("/_apis/wit/artifacturiquery" + V, "{}").status()).isEqualTo(400);
    assertThat(wire.get("/_apis/wit/artifactlinktypes" + V).strings("value", "linkType"))
        .contains("Fixed in Commit", "Pull Request");
  }

  @Test
  void teamsKeepTemplates() {
    String all = "/web/web%20Team/_apis/wit/templates";
    String body =
        """
        {"name":"t","workItemTypeName":"bug","fields":{"system.title":"Crash: "}}""";
    Wire.Answer made = wire.post(all + V, body);
    assertThat(made.json().get("workItemTypeName").getAsString()).isEqualTo("Bug");
    assertThat(made.fields().get("System.Title").getAsString()).isEqualTo("Crash: ");
    String one = all + "/" + made.json().get("id").getAsString();
    assertThat(wire.get(all + V + "&workitemtypename=Task").list()).isEmpty();
    assertThat(wire.get(all + V).strings("value", "name")).containsExactly("t");
    wire.send("PUT", one + V, "application/json", body.replace("\"t\"", "\"u\""));
    assertThat(wire.get(one + V).json().get("name").getAsString()).isEqualTo("u");
    assertThat(wire.delete(one + V).status()).isEqualTo(204);
    assertThat(wire.get(one + V).status()).isEqualTo(404);
    assertThat(wire.post(all + V, body.replace("bug", "none")).status()).isEqualTo(404);
    assertThat(wire.post(all + V, body.replace("system.title", "none")).status()).isEqualTo(400);
  }

  @Test
  void aFreshItemShowsWhatItWouldStartWith() {
    Wire.Answer fresh = wire.get("/web/_apis/wit/workitems/$Bug" + V);
    assertThat(fresh.field("System.State")).isEqualTo("New");
    assertThat(fresh.field("Microsoft.VSTS.Common.Severity")).isEqualTo("3 - Medium");
    assertThat(wire.item(1).status()).isEqualTo(404);
  }

  @Test
  void tagsAreRenamedAndDeletedEverywhere() {
    wire.create("Task", Wire.add("System.Title", "t"), Wire.add("System.Tags", "old; other"));
    String tags = "/web/_apis/wit/tags";
    assertThat(wire.patchJson(tags + "/old" + V, "{\"name\":\"new\"}").json().get("name"))
        .hasToString("\"new\"");
    assertThat(wire.item(1).field("System.Tags")).isEqualTo("new; other");
    assertThat(wire.patchJson(tags + "/new" + V, "{\"name\":\"other\"}").status()).isEqualTo(409);
    assertThat(wire.patchJson(tags + "/new" + V, "{\"name\":\"a;b\"}").status()).isEqualTo(400);
    assertThat(wire.delete(tags + "/new" + V).status()).isEqualTo(200);
    assertThat(wire.delete(tags + "/other" + V).status()).isEqualTo(200);
    assertThat(wire.item(1).fields().has("System.Tags")).isFalse();
    assertThat(wire.delete(tags + "/none" + V).status()).isEqualTo(404);
  }
}
