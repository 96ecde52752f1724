// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes a recorder can be served again, and holds no secret. */
@Tag("jdk")
class ReplayTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String V = "api-version=7.1";

  @TempDir Path folder;

  private static HttpResponse<String> send(
      String method, String url, String type, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> get(String url, String... headers) {
    return send("GET", url, "", "", headers);
  }

  private static String[] authorized(Emulator emulator) {
    return new String[] {"Authorization", Wire.basic(emulator.token())};
  }

  private static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  private static String url(String workItem) {
    return JsonParser.parseString(workItem).getAsJsonObject().get("url").getAsString();
  }

  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        all.append(file.getFileName()).append('\n').append(Files.readString(file)).append('\n');
      }
    }
    return all.toString();
  }

  private static HttpResponse<String> create(String base, String title, String... headers) {
    return send(
        "POST",
        base + "/web/_apis/wit/workitems/$Task?" + V,
        Wire.PATCH,
        Wire.document(Wire.add("System.Title", title)),
        headers);
  }

  @Test
  void whatWasRecordedIsServedAgainWithoutTheService() {
    String first;
    String second;
    try (Emulator emulator = Emulator.start();
        Recorder recorder = Recorder.of(URI.create(emulator.url()), folder).start()) {
      String[] auth = authorized(emulator);
      assertThat(recorder.url()).endsWith("/contoso").isNotEqualTo(emulator.url());
      first = create(recorder.url(), "Größe", auth).body();
      second = create(recorder.url(), "two", auth).body();
      assertThat(get(recorder.url() + "/_apis/projects?$top=1&" + V, auth).statusCode())
          .isEqualTo(200);
      assertThat(get(url(first) + "?" + V, auth).body()).isEqualTo(first);
      assertThat(get(recorder.url() + "/_apis/nothing", auth).statusCode()).isEqualTo(404);
      assertThat(first).contains(recorder.url()).doesNotContain(emulator.url());
      assertThat(recorder.exchanges()).isEqualTo(5);
    }
    try (Replay replay = Replay.start(folder)) {
      assertThat(replay.unused()).hasSize(5);
      HttpResponse<String> made = create(replay.url(), "Größe");
      assertThat(json(made).get("id").getAsInt()).isEqualTo(1);
      assertThat(made.body()).contains(replay.url() + "/");
      assertThat(made.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
      assertThat(made.headers().firstValue("ActivityId")).isPresent();
      assertThat(json(get(url(made.body()).toLowerCase(Locale.ROOT) + "?" + V)))
          .as("the letter case of a path does not count")
          .isEqualTo(json(made));
      HttpResponse<String> projects = get(replay.url() + "/_apis/projects?" + V + "&%24top=1");
      assertThat(projects.statusCode()).isEqualTo(200);
      assertThat(get(replay.url() + "/_apis/nothing").statusCode()).isEqualTo(404);
      assertThat(replay.unmatched()).isEmpty();
      assertThat(replay.unused()).singleElement().asString().contains("POST", "workitems");
    }
    assertThat(second).contains("two");
  }

  @Test
  void repeatedRequestsGetTheirAnswersInTheRecordedOrder() {
    String path = "/_apis/wit/workitems/1?" + V;
    try (Emulator emulator = Emulator.start();
        Recorder recorder = Recorder.of(URI.create(emulator.url()), folder).start()) {
      String[] auth = authorized(emulator);
      assertThat(get(recorder.url() + path, auth).statusCode()).isEqualTo(404);
      create(recorder.url(), "now it is there", auth);
      assertThat(get(recorder.url() + path, auth).statusCode()).isEqualTo(200);
    }
    try (Replay replay = Replay.start(folder)) {
      assertThat(get(replay.url() + path).statusCode()).isEqualTo(404);
      assertThat(get(replay.url() + path).statusCode()).isEqualTo(200);
      assertThat(get(replay.url() + path).statusCode()).as("the last one stays").isEqualTo(200);
      assertThat(create(replay.url(), "now it is there").statusCode()).isEqualTo(200);
      assertThat(create(replay.url(), "now it is there").statusCode()).isEqualTo(404);
      assertThat(replay.unmatched()).singleElement().asString().contains("given already");
    }
  }

  @Test
  void whatWasNotRecordedGetsAnErrorThatNamesTheNearest() {
    try (Emulator emulator = Emulator.start();
        Recorder recorder = Recorder.of(URI.create(emulator.url()), folder).start()) {
      get(recorder.url() + "/_apis/projects?$top=1&" + V, authorized(emulator));
      create(recorder.url(), "one", authorized(emulator));
    }
    try (Replay replay = Replay.start(folder)) {
      HttpResponse<String> answer = get(replay.url() + "/_apis/projects?$top=2&" + V);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(json(answer).get("typeKey").getAsString()).isEqualTo("NotRecordedException");
      assertThat(json(answer).get("message").getAsString())
          .contains("GET /contoso/_apis/projects", "0001-GET", "has $top=2", "lacks $top=1");
      assertThat(json(create(replay.url(), "other")).get("message").getAsString())
          .contains("0002-POST", "the body is different");
      assertThat(
              json(send("DELETE", replay.url() + "/_apis/projects?$top=1&" + V, "", ""))
                  .get("message")
                  .getAsString())
          .contains("the method is DELETE in place of GET");
      String unknown = get(replay.url() + "/_apis/x?access_token=canary").body();
      assertThat(unknown).contains("access_token=********").doesNotContain("canary");
      assertThat(replay.unmatched()).hasSize(4);
      assertThat(replay.unused()).hasSize(2);
    }
  }

  @Test
  void noCanaryIsWrittenDown() throws IOException {
    String pat52 = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";
    String pat84 = "A1b2C3d4E5f6G7h8J9k0L1m2N3p4Q5r6S7t8U9v0".repeat(2) + "AZDO";
    String jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl";
    try (Emulator emulator = Emulator.start();
        Recorder recorder =
            Recorder.of(URI.create(emulator.url()), folder)
                .secret("canary-literal")
                .secretNames("colour")
                .secretPattern(Pattern.compile("canary-\\d+"))
                .start()) {
      String token = "canary-token-0123456789";
      emulator.accept(token);
      String[] auth = {
        "Authorization",
        Wire.basic(token),
        "Cookie",
        "a=canary-cookie; b=canary-crumb",
        "X-Api-Key",
        "canary-header",
        "Accept",
        "application/json"
      };
      get(recorder.url() + "/_apis/projects/canary-literal", auth);
      get(
          recorder.url() + "/_apis/projects?sig=canary-sig&access_token=canary-at&code=canary-code",
          auth);
      get(recorder.url() + "/_apis/projects?note=canary-token-0123456789&x=canary-42", auth);
      get(recorder.url() + "/_apis/projects?u=http%3A%2F%2Fh%2F%3Fsig%3Dcanary-nested", auth);
      get(recorder.url() + "/_apis/projects?continuationToken=1", auth);
      get(recorder.url() + "/_apis/projects", "Authorization", "Bearer " + jwt);
      send(
          "POST",
          recorder.url() + "/_apis/nothing?" + V,
          "application/json",
          """
          {"password":"canary-pass","later":"again canary-pass","apiToken":"canary-api",
           "clientSecret":["canary-list"],"colour":"canary-red","text":"canary-literal",
           "authorization":{"scheme":"X","parameters":{"anything":"canary-parameter"}},
           "variables":{"hidden":{"value":"canary-variable","isSecret":true}},
           "list":[{"name":"dbPassword","value":"canary-pair"}],
           "old":"%s","new":"%s","jwt_in_text":"see %s",
           "remote":"https://me:canary-user@example.invalid/x",
           "connection":"Server=a;AccountKey=canary-account;Password=canary-conn;",
           "header":"Authorization: Basic OmNhbmFyeS1iYXNpYw==",
           "url":"https://example.invalid/a?se=1&sig=canary-sas&x=1",
           "secretNumber":424242424242}
          """
              .formatted(pat52, pat84, jwt),
          auth);
      send(
          "POST",
          recorder.url() + "/_apis/nothing?" + V,
          "text/plain",
          """
          user: me
          password: canary-yaml
          token = canary-ini
          canary-literal
          -----BEGIN RSA PRIVATE KEY-----
          canary-key
          -----END RSA PRIVATE KEY-----
          """,
          auth);
      send(
          "POST",
          recorder.url() + "/_apis/nothing?" + V,
          "application/x-www-form-urlencoded",
          "grant_type=x&client_secret=canary-form&refresh_token=canary-refresh",
          auth);
      send(
          "POST",
          recorder.url() + "/_apis/nothing?" + V,
          "application/octet-stream",
          "binary canary-token-0123456789 canary-literal",
          auth);
      send(
          "POST",
          recorder.url() + "/web/_apis/wit/workitems/$Task?" + V,
          Wire.PATCH,
          Wire.document(
              Wire.add("System.Title", "about canary-token-0123456789"),
              Wire.add("Custom.Password", "canary-field")),
          auth);
      assertThat(recorder.exchanges()).isEqualTo(11);
    }
    String all = written();
    assertThat(all).contains("********", "continuationToken=1", "Basic ********");
    assertThat(all).doesNotContainIgnoringCase("canary");
    assertThat(all).doesNotContain(pat52, pat84, jwt, "OmNhbmFyeS1iYXNpYw", "424242424242");
    assertThat(decodedBodies(all))
        .isNotEmpty()
        .allSatisfy(body -> assertThat(body).doesNotContain("canary"));
  }

  private static List<String> decodedBodies(String all) {
    return Pattern.compile("\"base64\": \"([^\"]+)\"")
        .matcher(all)
        .results()
        .map(
            match ->
                new String(Base64.getDecoder().decode(match.group(1)), StandardCharsets.ISO_8859_1))
        .toList();
  }

  @Test
  void whereASecretWasLeftOutAnyTextWillDo() {
    String body = "{\"password\":\"%s\",\"name\":\"x\"}";
    String path = "/_apis/nothing?" + V + "&sig=";
    try (Emulator emulator = Emulator.start();
        Recorder recorder = Recorder.of(URI.create(emulator.url()), folder).start()) {
      send(
          "POST",
          recorder.url() + path + "first",
          "application/json",
          body.formatted("one"),
          authorized(emulator));
    }
    try (Replay replay = Replay.start(folder)) {
      send("POST", replay.url() + path + "other", "application/json", body.formatted("two"));
      assertThat(replay.unmatched()).isEmpty();
      assertThat(replay.unused()).isEmpty();
    }
  }

  @Test
  void furtherServersAreReachedThroughTheSameRecorder() {
    try (Emulator main = Emulator.start();
        Emulator other = Emulator.builder().project("elsewhere").start();
        Recorder recorder =
            Recorder.of(URI.create(main.url()), folder)
                .server(URI.create("http://127.0.0.1:" + other.port()))
                .start()) {
      String root = recorder.url().replace("/contoso", "");
      String further = root + "/~127.0.0.1:" + other.port() + "/contoso/_apis/projects?" + V;
      HttpResponse<String> answer = get(further, authorized(other));
      assertThat(answer.body()).contains("elsewhere", root + "/~127.0.0.1:" + other.port());
    }
    try (Replay replay = Replay.start(folder)) {
      assertThat(replay.unused()).singleElement().asString().contains("(127.0.0.1:");
    }
  }

  @Test
  void theRecorderSaysWhenTheServiceIsNotThere() {
    Emulator emulator = Emulator.start();
    URI gone = URI.create(emulator.url());
    emulator.close();
    try (Recorder recorder = Recorder.of(gone, folder).start()) {
      HttpResponse<String> answer =
          get(recorder.url() + "/_apis/projects", "Authorization", "Bearer canary");
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("cannot pass").doesNotContain("canary");
      assertThat(recorder.exchanges()).isZero();
    }
  }

  @Test
  void aFolderIsNeitherOverwrittenNorServedWhenBroken() throws IOException {
    URI service = URI.create("http://127.0.0.1:9/contoso");
    Recorder.of(service, folder).start().close();
    assertThatThrownBy(() -> Recorder.of(service, folder).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("already holds");
    Files.writeString(folder.resolve("0001-GET-x.json"), "{\"request\":");
    assertThatThrownBy(() -> Replay.start(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0001-GET-x.json");
    assertThatThrownBy(() -> Replay.start(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no recording");
    assertThatThrownBy(() -> Recorder.of(URI.create("http://a:b@c/"), folder))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Recorder.of(service, folder).secret(""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
