// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static io.github.fluentado.emulator.git.GitWire.add;
import static io.github.fluentado.emulator.git.GitWire.edit;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ItemsTest {
  @AutoClose private final Emulator emulator = Emulator.builder().seeded().start();
  private final Wire wire = Wire.of(emulator);
  private final GitWire git = new GitWire(wire);

  private Wire.Answer accepting(String type, String path) {
    return wire.with("Accept", type).get(GitWire.REPO + path);
  }

  private JsonObject json(String path) {
    return accepting("application/json", path).json();
  }

  private static Map<String, String> unzip(byte[] zip) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private List<String> paths(String query) {
    return accepting("application/json", "/items?" + query).strings("value", "path");
  }

  @Test
  void aFileComesInTheFormThatIsAsked() throws IOException {
    String path = "/items?path=/docs/guide.md";
    String text = "# Guide\n\nStart here.\n";
    assertThat(accepting("text/plain", path).text()).isEqualTo(text);
    assertThat(accepting("text/plain", path).header("Content-Type")).startsWith("text/plain");
    Wire.Answer octets = accepting("application/octet-stream", path);
    assertThat(octets.text()).isEqualTo(text);
    assertThat(octets.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(unzip(accepting("application/zip", path).bytes())).containsEntry("guide.md", text);
    assertThat(git.get(path).text()).isEqualTo(text);
    JsonObject json = json(path + "&includeContent=true&latestProcessedChange=true");
    assertThat(json.get("content").getAsString()).isEqualTo(text);
    assertThat(json.getAsJsonObject("contentMetadata").get("extension")).hasToString("\"md\"");
    assertThat(json.getAsJsonObject("latestProcessedChange").get("comment"))
        .hasToString("\"First commit\"");
    assertThat(accepting("text/plain", path + "&$format=json").json().has("objectId")).isTrue();
    assertThat(accepting("text/plain", path + "&download=true").header("Content-Disposition"))
        .contains("guide.md");
    assertThat(git.get(path + "&$format=odd").status()).isEqualTo(400);
    assertThat(git.get("/items/docs/guide.md").text()).isEqualTo(text);
  }

  @Test
  void aFolderIsListedAsDeepAsIsAsked() {
    assertThat(paths("scopePath=/docs&recursionLevel=none")).containsExactly("/docs");
    assertThat(paths("scopePath=/docs")).containsExactly("/docs", "/docs/guide.md");
    assertThat(paths("recursionLevel=oneLevel"))
        .containsExactly("/", "/.gitignore", "/README.md", "/azure-pipelines.yml", "/docs", "/src");
    assertThat(paths("scopePath=/&recursionLevel=Full")).hasSize(8).contains("/src/Main.java");
    git.push("main", add("/deep/er/and/file", "x"), add("/deep/er/and/more", "x"));
    assertThat(paths("scopePath=/&recursionLevel=oneLevelPlusNestedEmptyFolders"))
        .contains("/deep", "/deep/er", "/deep/er/and")
        .doesNotContain("/deep/er/and/file", "/docs/guide.md");
    assertThat(git.get("/items?recursionLevel=deep").status()).isEqualTo(400);
    JsonObject folder = json("/items?path=/docs");
    assertThat(folder.get("isFolder").getAsBoolean()).isTrue();
    assertThat(folder.get("gitObjectType")).hasToString("\"tree\"");
  }

  @Test
  void aVersionIsABranchATagOrACommit() {
    String first = git.tip("main");
    git.push("main", edit("/README.md", "second"));
    git.push("main", edit("/README.md", "third"));
    String version = "&versionDescriptor.versionType=%s&versionDescriptor.version=%s";
    String path = "/items?path=/README.md";
    assertThat(git.get(path + version.formatted("branch", "main")).text()).isEqualTo("third");
    assertThat(git.get(path + version.formatted("commit", first)).text()).startsWith("# web");
    assertThat(
            git.get(
                    path
                        + version.formatted("branch", "main")
                        + "&versionDescriptor.versionOptions=previousChange")
                .text())
        .isEqualTo("second");
    assertThat(
            git.get(
                    path
                        + "&versionDescriptor.versionOptions=firstParent&versionDescriptor.versionType=branch")
                .text())
        .isEqualTo("second");
    assertThat(
            git.get(
                    path
                        + "&versionDescriptor%5BversionType%5D=0&versionDescriptor%5Bversion%5D=main")
                .text())
        .isEqualTo("third");
    assertThat(git.get(path + "&versionType=commit&version=" + first).text()).startsWith("# web");
    Wire.Answer none = git.get(path + version.formatted("branch", "none"));
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.message()).startsWith("TF401175");
    assertThat(git.get(path + version.formatted("odd", "main")).status()).isEqualTo(400);
  }

  @Test
  void aMissingItemIsNotFound() {
    Wire.Answer answer = git.get("/items?path=/readme.MD");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.typeKey()).isEqualTo("GitItemNotFoundException");
    assertThat(answer.message()).startsWith("TF401174");
  }

  @Test
  void aFolderCanBeHadAsZip() throws IOException {
    Wire.Answer folder = git.get("/items?scopePath=/docs&$format=zip");
    assertThat(unzip(folder.bytes())).containsOnlyKeys("docs/guide.md");
    assertThat(folder.header("Content-Type"))
        .isEqualTo("application/octet-stream; api-version=7.1");
    Wire.Answer all = git.get("/items?path=/&recursionLevel=full&$format=zip");
    assertThat(all.status()).isEqualTo(400);
    assertThat(all.message()).contains("scopePath");
    assertThat(unzip(git.get("/Items?path=/&resolveLfs=true&$format=zip").bytes()))
        .containsOnlyKeys(
            ".gitignore", "README.md", "azure-pipelines.yml", "docs/guide.md", "src/Main.java");
  }

  @Test
  void urlsOfItemsWork() {
    String url = json("/items?path=/docs/guide.md").get("url").getAsString();
    assertThat(wire.get(url.substring(emulator.url().length())).text()).startsWith("# Guide");
  }

  @Test
  void aBatchAsksForSeveral() {
    String body =
        """
        {"itemDescriptors": [
          {"path": "/docs", "version": "main", "versionType": "branch", "recursionLevel": "oneLevel"},
          {"path": "/README.md"}],
         "includeContentMetadata": true}""";
    JsonArray lists = git.post("/itemsbatch", body).list();
    assertThat(lists.get(0).getAsJsonArray()).hasSize(2);
    assertThat(lists.get(1).getAsJsonArray()).hasSize(1);
    assertThat(git.post("/itemsbatch", "{}").status()).isEqualTo(400);
    assertThat(git.post("/itemsbatch", "{\"itemDescriptors\": [{\"path\": \"/none\"}]}").status())
        .isEqualTo(404);
  }

  @Test
  void blobsComeByTheirIds() throws IOException {
    String id = json("/items?path=/README.md").get("objectId").getAsString();
    assertThat(accepting("text/plain", "/blobs/" + id).text()).startsWith("# web");
    JsonObject json = json("/blobs/" + id);
    assertThat(json.get("size").getAsInt())
        .isEqualTo(accepting("application/octet-stream", "/blobs/" + id).bytes().length);
    Wire.Answer several =
        wire.with("Accept", "application/zip")
            .post(GitWire.REPO + "/blobs?api-version=7.1", "[\"" + id + "\"]");
    assertThat(unzip(several.bytes())).containsOnlyKeys(id);
    assertThat(git.get("/blobs/" + "1".repeat(40)).typeKey())
        .isEqualTo("GitObjectDoesNotExistException");
    assertThat(git.get("/blobs/xyz").status()).isEqualTo(400);
    assertThat(git.get("/blobs/" + git.tip("main")).typeKey())
        .isEqualTo("GitUnexpectedObjectTypeException");
  }

  @Test
  void treesListTheirEntries() throws IOException {
    String tree = json("/commits/" + git.tip("main")).get("treeId").getAsString();
    Wire.Answer flat = git.get("/trees/" + tree);
    assertThat(flat.strings("treeEntries", "relativePath"))
        .containsExactly(".gitignore", "README.md", "azure-pipelines.yml", "docs", "src");
    assertThat(flat.strings("treeEntries", "mode")).contains("100644", "40000");
    assertThat(git.get("/trees/" + tree + "?recursive=true").strings("treeEntries", "relativePath"))
        .contains("src/Main.java");
    assertThat(unzip(git.get("/trees/" + tree + "?$format=zip").bytes())).hasSize(5);
  }
}
