// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WikiTest {
  private static final String WIKI = "/web/_apis/wiki/wikis/handbook";
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void aWiki() {
    String project = wire.get("/_apis/projects/web").json().get("id").getAsString();
    String body =
        "{\"type\":\"projectWiki\",\"name\":\"handbook\",\"projectId\":\"" + project + "\"}";
    assertThat(wire.post("/_apis/wiki/wikis" + V, body).status()).isEqualTo(201);
  }

  private static String at(String path) {
    return WIKI + "/pages" + V + "&path=" + path.replace(" ", "%20");
  }

  private Wire.Answer put(Wire by, String path, String content) {
    JsonObject body = new JsonObject();
    body.addProperty("content", content);
    return by.send("PUT", at(path), "application/json", body.toString());
  }

  private Wire.Answer put(String path) {
    Wire.Answer made = put(wire, path, "about " + path);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made;
  }

  private List<String> below(String path) {
    return wire.get(at(path) + "&recursionLevel=oneLevel").strings("subPages", "path");
  }

  @Test
  void theWholeTreeComesInFullByNameAndByNumber() {
    put("/Top");
    put("/Top/Middle");
    put("/Top/Middle/Leaf");
    for (String full : new String[] {"full", "120"}) {
      assertThat(wire.get(at("/Top") + "&recursionLevel=" + full).text())
          .contains("/Top/Middle/Leaf");
    }
    for (String one : new String[] {"oneLevel", "1"}) {
      assertThat(wire.get(at("/Top") + "&recursionLevel=" + one).text())
          .contains("/Top/Middle")
          .doesNotContain("/Top/Middle/Leaf");
    }
  }

  @Test
  void aPageIsWrittenReadAndChangedByItsVersion() {
    Wire.Answer made = put("/Intro");
    String first = made.header("ETag");
    assertThat(first).matches("\"[0-9a-f]{40}\"");
    assertThat(made.json().get("content").getAsString()).isEqualTo("about /Intro");
    assertThat(wire.get(at("/Intro")).header("ETag")).isEqualTo(first);
    assertThat(put(wire, "/Intro", "x").typeKey()).isEqualTo("WikiPageAlreadyExistsException");
    Wire.Answer changed = put(wire.with("If-Match", first), "/Intro", "two");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(first).startsWith("\"");
    Wire.Answer stale = put(wire.with("If-Match", first), "/Intro", "three");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.typeKey()).isEqualTo("WikiPageHasConflictsException");
    Wire.Answer read = wire.get(at("/Intro") + "&includeContent=true");
    assertThat(read.json().get("content").getAsString()).isEqualTo("two");
    assertThat(read.id()).isEqualTo(made.id());
    assertThat(put(wire.with("If-Match", first), "/Other", "x").status()).isEqualTo(404);
  }

  @Test
  void aPageIsEditedByItsNumber() {
    Wire.Answer made = put("/Intro");
    String one = WIKI + "/pages/" + made.id();
    assertThat(wire.patchJson(one + V, "{\"content\":\"x\"}").status()).isEqualTo(400);
    Wire.Answer edited =
        wire.with("If-Match", made.header("ETag")).patchJson(one + V, "{\"content\":\"x\"}");
    assertThat(edited.status()).isEqualTo(200);
    assertThat(wire.get(one + V).header("ETag")).isEqualTo(edited.header("ETag"));
    assertThat(wire.with("If-Match", "\"0\"").patchJson(one + V, "{\"content\":\"y\"}").status())
        .isEqualTo(412);
    assertThat(wire.get(WIKI + "/pages/99" + V).typeKey()).isEqualTo("WikiPageNotFoundException");
  }

  @Test
  void pagesAreFilesUnderEncodedNames() {
    put("/A b-c");
    Wire.Answer sub = put("/A b-c/What: is%3F this");
    assertThat(sub.json().get("gitItemPath").getAsString())
        .isEqualTo("/A-b%2Dc/What%3A-is%3F-this.md");
    assertThat(sub.json().get("path").getAsString()).isEqualTo("/A b-c/What: is? this");
    assertThat(below("/A b-c")).containsExactly("/A b-c/What: is? this");
    Wire.Answer byUrl =
        wire.get(sub.json().get("url").getAsString().substring(emulator.url().length()));
    assertThat(byUrl.id()).isEqualTo(sub.id());
  }

  @Test
  void theOrderIsThatOfArrivalUntilAPageMoves() {
    put("/C");
    put("/A");
    Wire.Answer b = put("/B");
    put("/B/Below");
    assertThat(below("/")).containsExactly("/C", "/A", "/B");
    Wire.Answer first =
        wire.post(WIKI + "/pagemoves" + V, "{\"path\":\"/B\",\"newOrder\":0,\"newPath\":\"/B\"}");
    assertThat(first.status()).isEqualTo(201);
    assertThat(below("/")).containsExactly("/B", "/C", "/A");
    Wire.Answer moved =
        wire.post(WIKI + "/pagemoves" + V, "{\"path\":\"/B\",\"newPath\":\"/A/New name\"}");
    assertThat(moved.json().getAsJsonObject("page").get("id").getAsInt()).isEqualTo(b.id());
    assertThat(below("/")).containsExactly("/C", "/A");
    assertThat(below("/A/New name")).containsExactly("/A/New name/Below");
    assertThat(wire.get(WIKI + "/pages/" + b.id() + V).json().get("path").getAsString())
        .isEqualTo("/A/New name");
    assertThat(wire.get(at("/B")).status()).isEqualTo(404);
  }

  @Test
  void movesThatCannotBeAreRefusedWhole() {
    put("/A");
    put("/B");
    String moves = WIKI + "/pagemoves" + V;
    assertThat(wire.post(moves, "{\"path\":\"/A\",\"newPath\":\"/B\"}").status()).isEqualTo(409);
    assertThat(wire.post(moves, "{\"path\":\"/A\",\"newPath\":\"/A/A\"}").status()).isEqualTo(400);
    assertThat(wire.post(moves, "{\"path\":\"/A\",\"newPath\":\"/X/A\"}").typeKey())
        .isEqualTo("WikiAncestorPageNotFoundException");
    assertThat(wire.post(moves, "{\"path\":\"/X\",\"newPath\":\"/Y\"}").status()).isEqualTo(404);
    assertThat(below("/")).containsExactly("/A", "/B");
  }

  @Test
  void aPageIsDeletedWithAllBelow() {
    put("/A");
    Wire.Answer below = put("/A/B");
    Wire.Answer gone = wire.delete(at("/A"));
    assertThat(gone.status()).isEqualTo(200);
    assertThat(gone.json().get("isParentPage").getAsBoolean()).isTrue();
    assertThat(gone.header("ETag")).isEqualTo("\"\"");
    assertThat(wire.get(WIKI + "/pages/" + below.id() + V).status()).isEqualTo(404);
    assertThat(below("/")).isEmpty();
    int again = put("/A").id();
    assertThat(wire.delete(WIKI + "/pages/" + again + V).status()).isEqualTo(200);
  }

  @Test
  void badNamesAndMissingPartsAreRefused() {
    assertThat(put(wire, "/no/where", "x").typeKey())
        .isEqualTo("WikiAncestorPageNotFoundException");
    assertThat(put(wire, "/.x", "x").status()).isEqualTo(400);
    assertThat(put(wire, "/a%23", "x").status()).isEqualTo(400);
    assertThat(wire.send("PUT", WIKI + "/pages" + V, "application/json", "{}").status())
        .isEqualTo(400);
    assertThat(wire.send("PUT", at("/a"), "application/json", "{").status()).isEqualTo(400);
    assertThat(wire.get("/web/_apis/wiki/wikis/nothing/pages").typeKey())
        .isEqualTo("WikiNotFoundException");
    assertThat(wire.get(at("/a") + "&versionDescriptor.version=nope").status()).isEqualTo(404);
    assertThat(wire.get(at("/") + "&recursionLevel=some").status()).isEqualTo(400);
    assertThat(below("/")).isEmpty();
  }

  @Test
  void aPageComesAsTextOrZipToo() throws IOException {
    put("/A");
    put("/A/B");
    Wire.Answer text = wire.with("Accept", "text/plain").get(at("/A"));
    assertThat(text.text()).isEqualTo("about /A");
    assertThat(text.header("ETag")).isNotEmpty();
    Wire.Answer zip = wire.with("Accept", "application/zip").get(at("/A") + "&recursionLevel=full");
    ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip.bytes()));
    assertThat(entries.getNextEntry().getName()).isEqualTo("A.md");
    assertThat(entries.getNextEntry().getName()).isEqualTo("A/B.md");
    assertThat(new String(entries.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("about /A/B");
  }

  @Test
  void batchesAreLinkedByATokenInTheHeader() {
    put("/A");
    put("/B");
    put("/A/C");
    wire.get(at("/B"));
    String batch = WIKI + "/pagesbatch" + V;
    Wire.Answer first = wire.post(batch, "{\"top\":2,\"pageViewsForDays\":1}");
    assertThat(first.strings("value", "path")).containsExactly("/A", "/B");
    assertThat(
            first
                .list()
                .get(1)
                .getAsJsonObject()
                .getAsJsonArray("viewStats")
                .get(0)
                .getAsJsonObject()
                .get("count")
                .getAsInt())
        .isEqualTo(1);
    String token = first.header("x-ms-continuationtoken");
    Wire.Answer second = wire.post(batch, "{\"top\":2,\"continuationToken\":\"" + token + "\"}");
    assertThat(second.strings("value", "path")).containsExactly("/A/C");
    token = second.header("x-ms-continuationtoken");
    Wire.Answer last = wire.post(batch, "{\"continuationToken\":\"" + token + "\"}");
    assertThat(last.list()).isEmpty();
    assertThat(last.header("x-ms-continuationtoken")).isEmpty();
    assertThat(wire.post(batch, "{\"top\":101}").status()).isEqualTo(400);
  }

  @Test
  void viewsAreCounted() {
    int id = put("/A").id();
    wire.get(at("/A"));
    wire.get(WIKI + "/pages/" + id + V);
    Wire.Answer stats = wire.get(WIKI + "/pages/" + id + "/stats" + V + "&pageViewsForDays=30");
    assertThat(stats.strings("viewStats", "count")).containsExactly("2");
    assertThat(wire.get(WIKI + "/pages/" + id + "/stats" + V).json().has("viewStats")).isFalse();
    assertThat(wire.get(WIKI + "/pages/" + id + "/stats" + V + "&pageViewsForDays=31").status())
        .isEqualTo(400);
  }

  @Test
  void attachmentsAreBase64() {
    String one = WIKI + "/attachments" + V + "&name=a.png";
    Wire.Answer made = wire.send("PUT", one, "application/octet-stream", "aGVsbG8=");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().get("path").getAsString()).isEqualTo("/.attachments/a.png");
    assertThat(made.header("ETag")).startsWith("\"");
    assertThat(wire.send("PUT", one, "application/octet-stream", "aGVsbG8=").status())
        .isEqualTo(409);
    assertThat(
            wire.send("PUT", one.replace("a.png", "b"), "application/octet-stream", "?!").status())
        .isEqualTo(400);
    assertThat(below("/")).isEmpty();
    for (String name : List.of("plan%20%231%20%26%20100%25.png", "gr%C3%B6%C3%9Fe.png")) {
      assertThat(
              wire.send("PUT", one.replace("a.png", name), "application/octet-stream", "").status())
          .isEqualTo(201);
    }
    for (String name : List.of("", ".a", "a%2Fb", "a%5Cb")) {
      assertThat(
              wire.send("PUT", one.replace("a.png", name), "application/octet-stream", "").status())
          .isEqualTo(400);
    }
  }

  @Test
  void wikisAreListedRenamedAndNotMadeTwice() {
    assertThat(wire.get("/_apis/wiki/wikis" + V).strings("value", "name"))
        .containsExactly("handbook");
    Wire.Answer renamed = wire.patchJson(WIKI + V, "{\"name\":\"guide\"}");
    assertThat(renamed.json().get("name").getAsString()).isEqualTo("guide");
    assertThat(wire.get(WIKI + V).status()).isEqualTo(404);
    assertThat(wire.post("/web/_apis/wiki/wikis" + V, "{\"type\":\"projectWiki\"}").status())
        .isEqualTo(409);
    assertThat(wire.delete("/web/_apis/wiki/wikis/guide" + V).typeKey())
        .isEqualTo("WikiOperationNotSupportedException");
  }

  @Test
  void aFolderOfARepositoryIsAWikiToo() {
    put("/A");
    String repository = wire.get(WIKI + V).json().get("repositoryId").getAsString();
    put("/A/Below");
    String body =
        """
        {"type":"codeWiki","name":"docs","repositoryId":"%s","mappedPath":"/A",
         "version":{"version":"wikiMaster"}}"""
            .formatted(repository);
    Wire.Answer made = wire.post("/web/_apis/wiki/wikis" + V, body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String docs = "/web/_apis/wiki/wikis/docs";
    Wire.Answer root = wire.get(docs + "/pages" + V + "&path=/&recursionLevel=full");
    assertThat(root.strings("subPages", "gitItemPath")).containsExactly("/A/Below.md");
    assertThat(wire.post("/web/_apis/wiki/wikis" + V, body.replace("/A", "/none")).status())
        .isGreaterThanOrEqualTo(400);
    assertThat(wire.patchJson(docs + V, "{\"versions\":[{\"version\":\"none\"}]}").status())
        .isEqualTo(404);
    assertThat(wire.delete(docs + V).status()).isEqualTo(200);
    assertThat(wire.get(docs + V).status()).isEqualTo(404);
    assertThat(wire.get(at("/A")).status()).isEqualTo(200);
  }

  @Test
  void aSeededProjectHasAWikiWithAHomePage() {
    try (Emulator seeded = Emulator.builder().seeded().start()) {
      String wiki = String.valueOf(seeded.seeds().ids().get("wiki"));
      Wire.Answer home =
          Wire.of(seeded).get("/web/_apis/wiki/wikis/" + wiki + "/pages" + V + "&path=/Home");
      assertThat(home.json().get("gitItemPath").getAsString()).isEqualTo("/Home.md");
    }
  }

  @Test
  void theRepositoryOfAWikiIsHiddenButReadable() {
    put("/A b");
    String all = "/web/_apis/git/repositories";
    assertThat(wire.get(all + V).strings("value", "name")).containsExactly("web");
    assertThat(wire.get(all + V + "&includeHidden=true").strings("value", "name"))
        .contains("web.wiki");
    Wire.Answer item =
        wire.with("Accept", "text/plain").get(all + "/web.wiki/items" + V + "&path=/A-b.md");
    assertThat(item.text()).isEqualTo("about /A b");
    assertThat(wire.get(all + "/web.wiki/pushes" + V).list()).hasSize(1);
  }
}
