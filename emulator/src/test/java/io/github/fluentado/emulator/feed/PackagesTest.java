// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.ServerYear;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What package clients put into a feed comes out again, by their protocols and by REST. */
class PackagesTest {
  private static final String DOOR = "/web/_packaging/tools";
  private static final String REST = "/web/_apis/packaging/feeds/tools";
  private static final String V = "?api-version=7.1-preview.1";
  private static final String RELEASED = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void makeFeed() {
    wire.post("/web/_apis/packaging/feeds" + V, "{\"name\":\"tools\"}");
  }

  private Wire.Answer form(String verb, String path, String parts) {
    byte[] body =
        (parts + "\r\n--b--\r\n").replaceFirst("^\r\n", "").getBytes(StandardCharsets.ISO_8859_1);
    return wire.send(verb, path, "multipart/form-data; boundary=b", body);
  }

  private static String part(String name, String file, String content) {
    String more = file.isEmpty() ? "" : "; filename=\"" + file + "\"";
    return "\r\n--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\""
        + more
        + "\r\n\r\n"
        + content;
  }

  private static String nupkg(String id, String version) {
    return nupkg(id, version, "");
  }

  private static String nupkg(String id, String version, String more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(id + ".nuspec"));
      String text =
          "<package><metadata><id>%s</id><version>%s</version><authors>Ann</authors>%s</metadata></package>";
      zip.write(text.formatted(id, version, more).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /** The hosted service leads to where the file is, which asks for no sign-in and takes none. */
  private Wire.Answer content(String path) {
    Wire.Answer led = wire.get(path + "/content" + V);
    assertThat(led.status()).as(led.text()).isEqualTo(303);
    URI place = URI.create(led.response().headers().firstValue("Location").orElseThrow());
    assertThat(place.getPort()).isNotEqualTo(URI.create(emulator.url()).getPort());
    return Wire.anonymous(emulator).at(place);
  }

  @Test
  void onlyWhatIsDescribedAsAPreviewMustBeAskedForAsOne() {
    String npm = REST + "/npm/packages/left-pad/versions/1.0.0/content";
    String nuGet = REST + "/nuget/packages/left-pad/versions/1.0.0/content";
    assertThat(wire.get(npm + RELEASED).typeKey()).isEqualTo("PackageNotFoundException");
    assertThat(wire.get(nuGet + RELEASED).status()).isEqualTo(400);
    assertThat(wire.get(nuGet + V).typeKey()).isEqualTo("PackageNotFoundException");
  }

  @Test
  void nuGetPackagesArePushedAndFoundByTheIndex() {
    String sent = nupkg("Contoso.Core", "1.2.0.0");
    String push = DOOR + "/nuget/v2/";
    assertThat(form("PUT", push, part("package", "a.nupkg", sent)).status()).isEqualTo(202);
    assertThat(form("PUT", push, part("package", "a.nupkg", sent)).status()).isEqualTo(409);
    assertThat(wire.get(DOOR + "/nuget/v3/index.json").text())
        .contains(emulator.url() + DOOR + "/nuget/v3/flat2/", "PackagePublish/2.0.0");
    String flat = DOOR + "/nuget/v3/flat2/contoso.core";
    assertThat(wire.get(flat + "/index.json").text()).contains("\"1.2.0\"");
    byte[] got = wire.get(flat + "/1.2.0/contoso.core.1.2.0.nupkg").bytes();
    assertThat(new String(got, StandardCharsets.ISO_8859_1)).isEqualTo(sent);
    assertThat(wire.get(flat + "/1.2.0/contoso.core.nuspec").text()).contains("Contoso.Core");
    assertThat(wire.get(DOOR + "/nuget/v3/registrations2/contoso.core/index.json").text())
        .contains("/flat2/contoso.core/1.2.0/contoso.core.1.2.0.nupkg");
    assertThat(wire.get(DOOR + "/nuget/v3/query2/?q=core").json().get("totalHits").getAsInt())
        .isEqualTo(1);
    assertThat(content(REST + "/nuget/packages/Contoso.Core/versions/1.2.0").bytes())
        .isEqualTo(got);
    assertThat(wire.get(DOOR + "/nuget/v3/flat2/none/index.json").status()).isEqualTo(404);
  }

  private void push(String id, String version, String more) {
    String sent = nupkg(id, version, more);
    assertThat(form("PUT", DOOR + "/nuget/v2/", part("package", "a.nupkg", sent)).status())
        .isEqualTo(202);
  }

  @Test
  void nuGetIsToldWhatAPackageNeeds() {
    push(
        "Contoso.App",
        "2.0.0",
        """
        <!-- <dependency id="No" version="1"/> -->
        <dependencies><group targetFramework='net8.0'>
          <dependency version="1.2" id="Contoso.Core"/><dependency id="Other"/>
        </group></dependencies>\
        """);
    String registrations = DOOR + "/nuget/v3/registrations2-semver2/";
    JsonObject leaf = wire.get(registrations + "contoso.app/2.0.0.json").json();
    JsonObject group =
        leaf.getAsJsonObject("catalogEntry")
            .getAsJsonArray("dependencyGroups")
            .get(0)
            .getAsJsonObject();
    assertThat(group.get("targetFramework").getAsString()).isEqualTo("net8.0");
    assertThat(group.getAsJsonArray("dependencies").toString())
        .contains("\"id\":\"Contoso.Core\",\"range\":\"[1.2, )\"")
        .contains(emulator.url() + registrations + "contoso.core/index.json")
        .contains("\"id\":\"Other\",\"range\":\"(, )\"")
        .doesNotContain("No");
    assertThat(wire.get(DOOR + "/nuget/v2/Packages(Id='Contoso.App',Version='2.0.0')").text())
        .contains("<d:Dependencies>Contoso.Core:[1.2,):net8.0|Other:(,):net8.0</d:Dependencies>");
    String open = part("package", "", nupkg("X", "1", "<open>"));
    assertThat(form("PUT", DOOR + "/nuget/v2", open).status()).isEqualTo(400);
  }

  @Test
  void nuGetFindsTheHighestListedVersion() {
    for (String version : new String[] {"1.10.0", "1.9.0", "2.0.0-rc.1", "2.0.0-rc.1.1"}) {
      push("Contoso.Core", version, "");
    }
    JsonObject page =
        wire.get(DOOR + "/nuget/v3/registrations2-semver2/contoso.core/index.json")
            .json()
            .getAsJsonArray("items")
            .get(0)
            .getAsJsonObject();
    assertThat(page.get("lower").getAsString()).isEqualTo("1.9.0");
    assertThat(page.get("upper").getAsString()).isEqualTo("2.0.0-rc.1.1");
    String query = DOOR + "/nuget/v3/query2/?q=CORE";
    assertThat(wire.get(query).strings("data", "version")).containsExactly("1.10.0");
    assertThat(wire.get(query + "&prerelease=true").strings("data", "version"))
        .containsExactly("2.0.0-rc.1.1");
    assertThat(wire.delete(DOOR + "/nuget/v2/Contoso.Core/1.10.0").status()).isEqualTo(204);
    assertThat(wire.get(query).strings("data", "version")).containsExactly("1.9.0");
    String list = DOOR + "/nuget/v2/Search()?$filter=IsLatestVersion&searchTerm='core'";
    assertThat(wire.get(list.replace("'", "%27")).text()).contains("<d:Version>1.9.0</d:Version>");
    assertThat(wire.get(DOOR + "/nuget/v2/FindPackagesById()?id=%27contoso.core%27").text())
        .contains("<d:Version>1.10.0</d:Version>")
        .contains("<d:Listed m:type=\"Edm.Boolean\">false</d:Listed>");
    assertThat(wire.get(DOOR + "/nuget/v2/package/Contoso.Core/1.10.0").status()).isEqualTo(200);
  }

  private Wire.Answer publish(String version, String tag) {
    String body =
        """
        {"name": "ui", "dist-tags": {"%2$s": "%1$s"},
         "versions": {"%1$s": {"name": "ui", "version": "%1$s"}},
         "_attachments": {"ui-%1$s.tgz": {"data": "dGFy"}}}\
        """
            .formatted(version, tag);
    return wire.send("PUT", DOOR + "/npm/registry/ui", "application/json", body);
  }

  private JsonObject ui() {
    return wire.get(DOOR + "/npm/registry/ui?write=true").json();
  }

  @Test
  void npmVersionsAreDeprecatedAndUnpublishedByADocumentWithout() {
    publish("1.0.0", "latest");
    publish("1.1.0", "latest");
    JsonObject all = ui();
    JsonObject versions = all.getAsJsonObject("versions");
    versions.getAsJsonObject("1.0.0").addProperty("deprecated", "too old");
    versions.remove("1.1.0");
    String at = DOOR + "/npm/registry/ui/-rev/" + all.get("_rev").getAsString();
    wire.send("PUT", at, "application/json", all.toString());
    assertThat(ui().getAsJsonObject("versions").toString())
        .contains("\"deprecated\":\"too old\"")
        .doesNotContain("1.1.0");
    assertThat(ui().get("dist-tags").toString()).isEqualTo("{\"latest\":\"1.0.0\"}");
    assertThat(publish("1.1.0", "latest").status()).isEqualTo(409);
    versions.add("9.0.0", new JsonObject());
    assertThat(wire.send("PUT", at, "application/json", all.toString()).status()).isEqualTo(400);
    assertThat(wire.delete(at).status()).isEqualTo(200);
    assertThat(wire.get(DOOR + "/npm/registry/ui").status()).isEqualTo(404);
  }

  @Test
  void npmTagsLeadToVersions() {
    publish("1.0.0", "latest");
    publish("2.0.0", "next");
    String tags = DOOR + "/npm/registry/-/package/ui/dist-tags";
    assertThat(wire.get(DOOR + "/npm/registry/ui/next").json().get("version").getAsString())
        .isEqualTo("2.0.0");
    wire.send("PUT", tags + "/old", "application/json", "\"1.0.0\"");
    assertThat(wire.get(tags).text()).contains("\"old\":\"1.0.0\"");
    assertThat(wire.send("PUT", tags + "/odd", "application/json", "\"9.0.0\"").status())
        .isEqualTo(404);
    assertThat(wire.delete(tags + "/old").status()).isEqualTo(200);
    assertThat(wire.get(tags).text()).isEqualTo("{\"latest\":\"1.0.0\",\"next\":\"2.0.0\"}");
  }

  @Test
  void deletedVersionsLieInTheRecycleBinAndComeBack() {
    push("A", "1.0.0", "");
    String one = "/packages/A/versions/1.0.0";
    String bin = REST + "/nuget/RecycleBin" + one + V;
    assertThat(wire.get(bin).status()).isEqualTo(404);
    assertThat(wire.delete(REST + "/nuget" + one + V).json().has("deletedDate")).isTrue();
    assertThat(wire.get(bin).json().get("name").getAsString()).isEqualTo("A");
    assertThat(wire.patchJson(bin, "{\"deleted\":true}").status()).isEqualTo(200);
    assertThat(wire.get(bin).status()).isEqualTo(200);
    assertThat(wire.patchJson(bin, "{\"deleted\":false}").status()).isEqualTo(200);
    assertThat(wire.get(bin).status()).isEqualTo(404);
    assertThat(wire.get(DOOR + "/nuget/v3/flat2/a/index.json").text()).contains("1.0.0");
    wire.delete(REST + "/nuget" + one + V);
    assertThat(wire.delete(bin).status()).isEqualTo(200);
    assertThat(wire.get(bin).status()).isEqualTo(404);
    assertThat(form("PUT", DOOR + "/nuget/v2", part("package", "", nupkg("A", "1.0.0"))).status())
        .isEqualTo(409);
  }

  @Test
  void versionsAreListedDeprecatedAndPromotedByRest() {
    push("A", "1.0.0", "");
    publish("1.0.0", "latest");
    String nuget = REST + "/nuget/packages/A/versions/1.0.0" + V;
    assertThat(wire.patchJson(nuget, "{\"listed\":false}").json().get("listed"))
        .hasToString("false");
    assertThat(wire.get(DOOR + "/nuget/v3/query2/?q=A").json().get("totalHits").getAsInt())
        .isZero();
    String npm = REST + "/npm/ui/versions/1.0.0" + V;
    wire.patchJson(npm, "{\"deprecateMessage\":\"too old\"}");
    assertThat(wire.get(npm).json().get("deprecateMessage").getAsString()).isEqualTo("too old");
    assertThat(ui().get("versions").toString()).contains("\"deprecated\":\"too old\"");
    String view = "{\"views\":{\"op\":\"add\",\"path\":\"/views/-\",\"value\":\"Release\"}}";
    wire.patchJson(npm, view);
    wire.patchJson(npm, view);
    assertThat(wire.get(REST + "/packages" + V + "&protocolType=Npm").text())
        .containsOnlyOnce("\"name\":\"Release\"");
  }

  @Test
  void batchesNamePackagesAsTheirProtocolDoes() {
    push("A", "1.0.0", "");
    String unlist =
        """
        {"operation": "list", "data": {"listed": false},
         "packages": [{"id": "a", "version": "1.0.0.0"}]}""";
    assertThat(wire.post(REST + "/nuget/packagesbatch" + RELEASED, unlist).status()).isEqualTo(400);
    assertThat(wire.post(REST + "/nuget/packagesbatch" + V, unlist).status()).isEqualTo(200);
    assertThat(wire.get(DOOR + "/nuget/v3/query2/?q=A").json().get("totalHits").getAsInt())
        .isZero();
    String file = DOOR + "/maven/v1/com/contoso/core/1.0/core-1.0.jar";
    wire.send("PUT", file, "application/octet-stream", "jar");
    String delete =
        """
        {"operation": "delete", "packages": [{"id": "com.contoso:core", "version": "1.0"}]}""";
    assertThat(wire.post(REST + "/maven/packagesbatch" + V, delete).status()).isEqualTo(200);
    assertThat(wire.get(file).status()).isEqualTo(404);
  }

  @Test
  void aNumberThatWasTakenStaysTaken() {
    push("A", "1.0.0", "");
    assertThat(wire.delete(REST + "/nuget/packages/A/versions/1.0.0" + V).status()).isEqualTo(200);
    assertThat(wire.get(DOOR + "/nuget/v3/flat2/a/index.json").status()).isEqualTo(404);
    String again = part("package", "", nupkg("A", "1.0.0"));
    assertThat(form("PUT", DOOR + "/nuget/v2", again).status()).isEqualTo(409);
    String file = DOOR + "/maven/v1/com/contoso/core/1.0/core-1.0.jar";
    String type = "application/octet-stream";
    assertThat(wire.send("PUT", file, type, "jar").status()).isEqualTo(202);
    assertThat(wire.send("PUT", file, type, "other").status()).isEqualTo(409);
    assertThat(wire.get(file).text()).isEqualTo("jar");
    String version = "/maven/groups/com.contoso/artifacts/core/versions/1.0";
    assertThat(wire.delete(REST + version + V).status()).isEqualTo(200);
    assertThat(wire.get(file).status()).isEqualTo(404);
  }

  @Test
  void npmPackagesHaveScopesTagsAndTarballs() {
    String data = Base64.getEncoder().encodeToString("tar".getBytes(StandardCharsets.UTF_8));
    for (String version : new String[] {"1.0.0", "2.0.0-rc.1"}) {
      String tag = version.equals("1.0.0") ? "latest" : "next";
      String body =
          """
          {"name": "@contoso/ui", "dist-tags": {"%s": "%s"},
           "versions": {"%s": {"name": "@contoso/ui", "version": "%s"}},
           "_attachments": {"@contoso/ui-%s.tgz": {"data": "%s"}}}\
          """
              .formatted(tag, version, version, version, version, data);
      String target = DOOR + "/npm/registry/@contoso%2fui";
      assertThat(wire.send("PUT", target, "application/json", body).status()).isEqualTo(200);
      assertThat(wire.send("PUT", target, "application/json", body).status()).isEqualTo(409);
    }
    JsonObject all = wire.get(DOOR + "/npm/registry/@contoso%2Fui").json();
    assertThat(all.getAsJsonObject("dist-tags").toString())
        .isEqualTo("{\"latest\":\"1.0.0\",\"next\":\"2.0.0-rc.1\"}");
    String tarball =
        all.getAsJsonObject("versions")
            .getAsJsonObject("1.0.0")
            .getAsJsonObject("dist")
            .get("tarball")
            .getAsString();
    assertThat(wire.get(tarball.substring(emulator.url().length())).text()).isEqualTo("tar");
    assertThat(content(REST + "/npm/packages/@contoso/ui/versions/1.0.0").text()).isEqualTo("tar");
    assertThat(wire.delete(REST + "/npm/@contoso/ui/versions/1.0.0" + RELEASED).status())
        .isEqualTo(200);
    assertThat(wire.get(DOOR + "/npm/registry/@contoso/ui").text()).doesNotContain("1.0.0\":{");
  }

  @Test
  void mavenFilesLieAtTheirPaths() {
    String folder = DOOR + "/maven/v1/com/contoso/core/1.0/";
    String type = "application/octet-stream";
    wire.send("PUT", folder + "core-1.0.jar", type, "jar");
    wire.send("PUT", folder + "core-1.0.jar.sha1", type, "sum");
    wire.send("PUT", folder + "core-1.0.pom", type, "pom");
    String metadata = DOOR + "/maven/v1/com/contoso/core/maven-metadata.xml";
    assertThat(wire.get(metadata).status()).isEqualTo(404);
    wire.send("PUT", metadata, "text/plain", "<metadata/>");
    assertThat(wire.get(metadata).text()).isEqualTo("<metadata/>");
    assertThat(wire.get(folder + "core-1.0.jar.sha1").text()).isEqualTo("sum");
    assertThat(content(REST + "/maven/com.contoso/core/1.0/core-1.0.pom").text()).isEqualTo("pom");
    assertThat(wire.get(REST + "/packages" + V).strings("value", "name"))
        .containsExactly("com.contoso:core");
  }

  @Test
  void pythonPackagesAreUploadedAndIndexed() {
    String file = "fluent_ado-1.0.tar.gz";
    String parts =
        part("name", "", "Fluent_Ado")
            + part("version", "", "1.0")
            + part("requires_python", "", ">=3.9")
            + part("content", file, "gz\r\n");
    assertThat(form("POST", DOOR + "/pypi/upload", parts).status()).isEqualTo(202);
    assertThat(form("POST", DOOR + "/pypi/upload", parts).status()).isEqualTo(409);
    String page = wire.get(DOOR + "/pypi/simple/fluent-ado/").text();
    String link = page.replaceFirst("(?s).*href=\"([^\"#]*)#.*", "$1");
    assertThat(page)
        .contains("#sha256=e3d0ab7f1106a5db15f5c4372edc3e9972f43d91f4ea864ec3e881680dd73e93\"")
        .contains("data-requires-python=\"&gt;=3.9\"");
    assertThat(wire.get(link.substring(emulator.url().length())).text()).isEqualTo("gz\r\n");
    assertThat(content(REST + "/pypi/packages/fluent-ado/versions/1.0/" + file).text())
        .isEqualTo("gz\r\n");
  }

  @Test
  void aServerSendsTheFileItself() {
    try (Emulator server = Emulator.builder().server(ServerYear.SERVER_2022_1).start()) {
      Wire wire = Wire.of(server);
      wire.post("/web/_apis/packaging/feeds" + V, "{\"name\":\"tools\"}");
      String folder = DOOR + "/maven/v1/com/contoso/core/1.0/";
      wire.send("PUT", folder + "core-1.0.jar", "application/octet-stream", "jar");
      Wire.Answer sent = wire.get(REST + "/maven/com.contoso/core/1.0/core-1.0.jar/content" + V);
      assertThat(sent.status()).isEqualTo(200);
      assertThat(sent.text()).isEqualTo("jar");
    }
  }

  @Test
  void listsTellPackagesWithTheirVersions() {
    for (String version : new String[] {"1.0.0", "1.1.0"}) {
      form("PUT", DOOR + "/nuget/v2", part("package", "", nupkg("A", version)));
    }
    form("PUT", DOOR + "/nuget/v2", part("package", "", nupkg("B", "1.0.0")));
    assertThat(wire.get(REST + "/packages" + RELEASED + "&packageNameQuery=b").list()).hasSize(1);
    assertThat(wire.get(REST + "/packages" + RELEASED + "&protocolType=npm").list()).isEmpty();
    JsonObject first = wire.get(REST + "/packages" + RELEASED).list().get(0).getAsJsonObject();
    assertThat(first.getAsJsonArray("versions")).hasSize(1);
    String versions = REST + "/packages/" + first.get("id").getAsString() + "/versions";
    assertThat(wire.get(versions + RELEASED).strings("value", "version"))
        .containsExactly("1.0.0", "1.1.0");
    assertThat(wire.get(versions + "/1.1.0" + RELEASED).text()).contains("\"isLatest\":true");
    assertThat(wire.get(versions + "/9" + RELEASED).status()).isEqualTo(404);
  }

  @Test
  void aFeedMustBeThereAndItsClientKnown() {
    assertThat(wire.get("/web/_packaging/none/nuget/v3/index.json").typeKey())
        .isEqualTo("FeedIdNotFoundException");
    assertThat(wire.get(DOOR + "/npm/registry/nothing").status()).isEqualTo(404);
    assertThat(form("PUT", DOOR + "/nuget/v2", part("package", "", "no zip")).status())
        .isEqualTo(400);
    Wire.Answer stranger = Wire.anonymous(emulator).get(DOOR + "/nuget/v3/index.json");
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.response().headers().allValues("WWW-Authenticate").toString())
        .contains("Basic realm");
  }
}
