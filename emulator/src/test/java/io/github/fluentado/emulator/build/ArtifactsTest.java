// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.build.BuildWire.BUILDS;
import static io.github.fluentado.emulator.build.BuildWire.V;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.ReceivedRequest;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ArtifactsTest {
  @AutoClose private final BuildWire builds = new BuildWire();
  private final Wire wire = builds.wire;
  private final String artifacts = BUILDS + "/" + builds.seeded() + "/artifacts" + V;

  /** From the second port, as a client that follows a redirect. */
  private static HttpResponse<byte[]> fetch(String url, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }

  private String zipUrl() {
    Wire.Answer answer = wire.get(artifacts + "&artifactName=drop&$format=zip");
    assertThat(answer.status()).isEqualTo(302);
    return answer.header("Location");
  }

  @Test
  void anArtifactTellsWhereItCanBeDownloaded() throws Exception {
    JsonObject artifact = wire.get(artifacts + "&artifactName=DROP").json();
    assertThat(artifact.get("name").getAsString()).isEqualTo("drop");
    JsonObject resource = artifact.getAsJsonObject("resource");
    assertThat(resource.get("type").getAsString()).isEqualTo("PipelineArtifact");
    String url = resource.get("downloadUrl").getAsString();
    Wire.Answer redirect = wire.get(url.substring(builds.emulator.url().length()));
    assertThat(redirect.status()).isEqualTo(302);
    String place = redirect.header("Location");
    assertThat(URI.create(place).getPort()).isNotEqualTo(builds.emulator.port());
    HttpResponse<byte[]> zip = fetch(place);
    assertThat(zip.statusCode()).isEqualTo(200);
    assertThat(zip.headers().firstValue("Content-Type")).hasValue("application/zip");
    assertThat(TimelineTest.names(zip.body())).containsExactly("drop/build.txt");
    assertThat(wire.get(artifacts).strings("value", "name")).containsExactly("drop");
    assertThat(wire.get(artifacts + "&artifactName=other").typeKey())
        .isEqualTo("ArtifactNotFoundException");
  }

  @Test
  void aTokenMayComeAlongToTheHostOfArtifacts() throws Exception {
    assertThat(fetch(zipUrl(), "Authorization", "Bearer any").statusCode()).isEqualTo(200);
    assertThat(fetch(zipUrl() + "x", "Authorization", "Bearer any").statusCode()).isEqualTo(403);
  }

  @Test
  void credentialsAreRefusedWhereAStorageHostIsAndSeen() throws Exception {
    String log = URI.create(zipUrl()).resolve("/log/1/1").toString();
    HttpResponse<byte[]> answer = fetch(log, "Authorization", "Bearer secret");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("<Code>InvalidAuthenticationInfo</Code>");
    ReceivedRequest seen = builds.emulator.downloadRequests().get(0);
    assertThat(seen.headers().get("authorization")).isEqualTo("Bearer [redacted]");
    assertThat(seen.status()).isEqualTo(400);
    assertThat(builds.emulator.requests()).noneMatch(request -> request.path().contains("/drop"));
  }

  @Test
  void faultsStrikeTheSecondPortToo() throws Exception {
    String url = zipUrl();
    builds.emulator.faults().on("GET", "/_downloads/**").answer(503);
    builds.emulator.faults().on("GET", "/_downloads/**").truncate(5);
    assertThat(wire.get(artifacts).status()).isEqualTo(200);
    assertThat(fetch(url).statusCode()).isEqualTo(503);
    assertThatThrownBy(() -> fetch(url)).isInstanceOf(IOException.class);
    assertThat(fetch(url).statusCode()).isEqualTo(200);
    assertThat(builds.emulator.downloadRequests()).hasSize(3);
    builds.emulator.forgetRequests();
    assertThat(builds.emulator.downloadRequests()).isEmpty();
  }

  @Test
  void signaturesAreCheckedAndExpire() throws Exception {
    String url = zipUrl();
    assertThat(fetch(url.replace("sig=", "sig=x")).statusCode()).isEqualTo(403);
    assertThat(fetch(url.replace("/drop", "/other")).statusCode()).isEqualTo(403);
    builds.pass(3599);
    assertThat(fetch(url).statusCode()).isEqualTo(200);
    builds.pass(1);
    assertThat(fetch(url).statusCode()).isEqualTo(403);
  }

  @Test
  void partsOfADownloadCanBeAskedFor() throws Exception {
    byte[] whole = fetch(zipUrl()).body();
    HttpResponse<byte[]> part = fetch(zipUrl(), "Range", "bytes=2-5");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).containsExactly(whole[2], whole[3], whole[4], whole[5]);
    assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-5/" + whole.length);
    assertThat(fetch(zipUrl(), "Range", "bytes=99999-").statusCode()).isEqualTo(416);
  }

  @Test
  void filesAreReachedThroughTheManifest() throws Exception {
    String data =
        wire.get(artifacts + "&artifactName=drop")
            .json()
            .getAsJsonObject("resource")
            .get("data")
            .getAsString();
    String file = artifacts + "&artifactName=drop&fileId=";
    Wire.Answer manifest = wire.get(file + data + "&fileName=");
    JsonObject item =
        JsonParser.parseString(manifest.text())
            .getAsJsonObject()
            .getAsJsonArray("items")
            .get(0)
            .getAsJsonObject();
    assertThat(item.get("path").getAsString()).isEqualTo("/build.txt");
    String id = item.getAsJsonObject("blob").get("id").getAsString();
    String text = wire.get(file + id + "&fileName=build.txt").text();
    assertThat(text).startsWith("Build 20260304.1 of ");
    assertThat(wire.get(file + "nothing&fileName=x").status()).isEqualTo(404);
    Wire.Answer single =
        wire.get(artifacts + "&artifactName=drop&$format=file&subPath=%2Fbuild.txt");
    assertThat(new String(fetch(single.header("Location")).body(), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }

  @Test
  void aClientMakesAnArtifactThroughTheContainer() throws Exception {
    int id = builds.done("{}");
    int container = container(id);
    String files = "/_apis/resources/Containers/" + container + V + "&itemPath=";
    put(files + "out/a.txt", "first ");
    assertThat(chunk(files + "out/b.txt", "01234", "bytes 0-4/10").status()).isEqualTo(202);
    assertThat(chunk(files + "out/b.txt", "789", "bytes 7-9/10").status()).isEqualTo(400);
    assertThat(chunk(files + "out/b.txt", "56789", "bytes 5-9/10").status()).isEqualTo(201);
    assertThat(
            wire.with("Content-Encoding", "gzip")
                .send("PUT", files + "out/c.txt", "application/octet-stream", gzip("third"))
                .status())
        .isEqualTo(201);
    assertThat(wire.get(files + "out").strings("value", "path"))
        .containsExactly("out/a.txt", "out/b.txt", "out/c.txt");
    Wire.Answer made = publish(id, "mine", "#/" + container + "/out");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    String url = BUILDS + "/" + id + "/artifacts" + V + "&artifactName=mine&$format=zip";
    byte[] zip = fetch(wire.get(url).header("Location")).body();
    assertThat(TimelineTest.names(zip)).containsExactly("mine/a.txt", "mine/b.txt", "mine/c.txt");
    assertThat(wire.with("Accept", "application/octet-stream").get(files + "out/b.txt").text())
        .isEqualTo("0123456789");
    assertThat(publish(id, "MINE", "#/" + container + "/out").typeKey())
        .isEqualTo("ArtifactExistsException");
    assertThat(publish(id, "other", "#/999/out").status()).isEqualTo(400);
    assertThat(wire.delete(files + "out/a.txt").status()).isEqualTo(204);
    assertThat(wire.get(files + "out/a.txt").status()).isEqualTo(404);
  }

  private int container(int build) {
    return wire.get(
            "/_apis/resources/Containers" + V + "&artifactUris=vstfs:///Build/Build/" + build)
        .ids("value")
        .get(0);
  }

  private void put(String path, String text) {
    Wire.Answer answer = wire.send("PUT", path, "application/octet-stream", text);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private Wire.Answer chunk(String path, String text, String range) {
    return wire.with("Content-Range", range).send("PUT", path, "application/octet-stream", text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private Wire.Answer publish(int build, String name, String data) {
    return wire.post(
        BUILDS + "/" + build + "/artifacts" + V,
        "{\"name\":\"%s\",\"resource\":{\"type\":\"Container\",\"data\":\"%s\"}}"
            .formatted(name, data));
  }

  @Test
  void buildsLeaveBehindWhatTheyAreToldTo() {
    int id = builds.queue("{\"emulator.artifact\":\"a, b\"}");
    String list = BUILDS + "/" + id + "/artifacts" + V;
    builds.pass(3);
    assertThat(wire.get(list).list()).isEmpty();
    builds.pass(3);
    assertThat(wire.get(list).strings("value", "name")).containsExactly("a", "b");
    assertThat(wire.post(list, "{\"name\":\"x\"}").status()).isEqualTo(400);
    wire.post(list, "{\"name\":\"x\",\"resource\":{\"type\":\"FilePath\",\"data\":\"//share/x\"}}");
    assertThat(wire.get(list + "&artifactName=x&$format=zip").typeKey())
        .isEqualTo("ArtifactTypeNotSupportedException");
  }

  @Test
  void closingTheEmulatorClosesTheSecondPort() throws Exception {
    String url = zipUrl();
    builds.emulator.close();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> fetch(url))
        .isInstanceOf(IOException.class);
  }
}
