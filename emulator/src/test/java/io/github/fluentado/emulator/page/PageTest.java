// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page below /_emulator/ and the JSON that it reads. */
@Tag("jdk")
class PageTest {
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.builder().seeded().start();
  private final Wire wire = Wire.of(emulator);

  private HttpResponse<String> browse(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(emulator.controlUrl() + path))
            .header("Authorization", Wire.basic(emulator.token()))
            .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private JsonArray exchanges(int after) {
    return wire.control("GET", "/exchanges?after=" + after, "").list();
  }

  private JsonObject last() {
    JsonArray all = exchanges(0);
    return all.get(all.size() - 1).getAsJsonObject();
  }

  @Test
  void browsersGetAPageAndProgramsJson() throws Exception {
    HttpResponse<String> page = browse("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body()).contains("<!doctype html>");
    assertThat(browse("").body()).isEqualTo(page.body());
    assertThat(wire.control("GET", "/", "").json().get("url").getAsString())
        .isEqualTo(emulator.url());
    assertThat(Wire.anonymous(emulator).control("GET", "/page.js", "").status()).isEqualTo(401);
    assertThat(wire.control("GET", "/page.txt", "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.html", "page.css", "page.js"})
  void nothingIsLoadedFromElsewhereNorRunFromText(String file) throws Exception {
    HttpResponse<String> answer = browse("/" + file);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .doesNotContain("http:", "https:", "src=\"//", "innerHTML", "eval(", "@import");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
  }

  @Test
  void exchangesAreToldWithBothBodiesOnce() {
    wire.get("/_apis/projects");
    int before = last().get("number").getAsInt();
    wire.post("/web/_apis/wit/wiql" + V, "{\"query\":\"nonsense\"}");
    JsonObject told = last();
    assertThat(told.get("method").getAsString()).isEqualTo("POST");
    assertThat(told.get("target").getAsString()).startsWith("/contoso/web/_apis/wit/wiql");
    assertThat(told.get("status").getAsInt()).isEqualTo(400);
    assertThat(told.get("requestBody").getAsString()).contains("nonsense");
    assertThat(told.get("answerBody").getAsString()).contains("typeKey");
    assertThat(told.get("answerHeaders").toString()).contains("ActivityId: ");
    assertThat(exchanges(before)).hasSize(1);
    assertThat(exchanges(before + 1)).isEmpty();
    wire.control("DELETE", "/requests", "");
    assertThat(exchanges(0)).isEmpty();
  }

  @Test
  void aResetIsToldWithoutAnAnswer() {
    emulator.faults().on("POST", "**").reset();
    assertThatThrownBy(() -> wire.post("/web/_apis/wit/wiql" + V, "{}"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(last().get("status").getAsInt()).isZero();
    assertThat(last().has("answerBody")).isFalse();
  }

  @Test
  void noSecretIsShown() {
    String endpoint =
        """
        {"name":"e","type":"Generic","url":"https://host","authorization":
         {"scheme":"UsernamePassword","parameters":{"username":"me","password":"hunter2-a"}},
         "serviceEndpointProjectReferences":[{"projectReference":{"name":"web"},"name":"e"}]}""";
    wire.post("/_apis/serviceendpoint/endpoints" + V, endpoint);
    String group =
        """
        {"name":"g","type":"Vsts","variables":{"a":{"value":"hunter2-b","isSecret":true}},
         "variableGroupProjectReferences":[{"projectReference":{"name":"web"},"name":"g"}]}""";
    wire.post("/_apis/distributedtask/variablegroups" + V, group);
    String hook =
        """
        {"publisherId":"tfs","eventType":"git.push","resourceVersion":"1.0",
         "consumerId":"webHooks","consumerActionId":"httpRequest",
         "consumerInputs":{"url":"http://127.0.0.1:9/x?code=hunter2-c",
          "basicAuthUsername":"u","basicAuthPassword":"hunter2-d","httpHeaders":"X-Key:hunter2-e"}}
        """;
    wire.post("/_apis/hooks/subscriptions" + V, hook);
    Wire.anonymous(emulator).with("Authorization", "Bearer hunter2-f").get("/_apis/projects");
    wire.get("/_apis/projects" + V + "&access_token=hunter2-g");
    wire.with("Cookie", "session=hunter2-h").get("/_apis/projects" + V);
    wire.post("/web/_apis/wit/wiql" + V, "{\"query\":\"" + emulator.token() + "\"}");
    String shown =
        wire.control("GET", "/exchanges", "").text() + wire.control("GET", "/holdings", "").text();
    assertThat(shown).contains("Basic ********", "Bearer ********", "git.push");
    assertThat(shown).doesNotContain("hunter2", emulator.token());
  }

  @Test
  void onlyTheLastExchangesAreKept() {
    for (int i = 0; i < 520; i++) {
      wire.get("/_apis/projects?i=" + i);
    }
    assertThat(exchanges(0)).hasSize(500);
    assertThat(last().get("target").getAsString()).endsWith("i=519");
  }

  @Test
  void bodiesAreKeptUpToASizeAndShownUpToASmallerOne() {
    String long1 = "{\"query\":\"" + "x".repeat(100_000) + "\"}";
    wire.post("/web/_apis/wit/wiql" + V, long1);
    assertThat(last().get("requestBody").getAsString())
        .isEqualTo("(" + long1.length() + " bytes of application/json: too long to be shown)");
    byte[] big = new byte[3_000_000];
    for (int i = 0; i < 4; i++) {
      wire.send("POST", "/web/_apis/wit/attachments" + V, "application/octet-stream", big);
    }
    assertThat(exchanges(0)).as("eight million bytes").hasSize(2);
    assertThat(last().get("requestBody").getAsString())
        .isEqualTo("(3000000 bytes of application/octet-stream)");
  }

  @Test
  void whatThereIsIsToldWithoutATraceAmongTheRequests() {
    wire.task("<script>alert(1)</script>");
    wire.control("DELETE", "/requests", "");
    emulator.faults().on("*", "**").always().answer(500);
    JsonObject held = wire.control("GET", "/holdings", "").json();
    assertThat(emulator.requests()).isEmpty();
    assertThat(exchanges(0)).isEmpty();
    JsonObject item = held.getAsJsonArray("workItems").get(0).getAsJsonObject();
    assertThat(item.get("title").getAsString()).isEqualTo("<script>alert(1)</script>");
    assertThat(item.get("project").getAsString()).isEqualTo("web");
    assertThat(names(held, "pullRequests", "repository")).containsExactly("web");
    assertThat(names(held, "builds", "status")).hasSize(1);
    assertThat(held.getAsJsonArray("projects")).hasSize(2);
  }

  private static List<String> names(JsonObject held, String list, String member) {
    return held.getAsJsonArray(list).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(item -> item.get(member).getAsString())
        .toList();
  }

  @Test
  void hooksAreToldWithTheirDeliveries() throws Exception {
    String hook =
        """
        {"publisherId":"tfs","eventType":"workitem.created","resourceVersion":"1.0",
         "consumerId":"webHooks","consumerActionId":"httpRequest",
         "consumerInputs":{"url":"http://127.0.0.1:9/hook"}}""";
    wire.post("/_apis/hooks/subscriptions" + V, hook);
    wire.task("t");
    emulator.awaitDeliveries(Duration.ofSeconds(10));
    JsonObject held = wire.control("GET", "/holdings", "").json();
    JsonObject told = held.getAsJsonArray("hooks").get(0).getAsJsonObject();
    assertThat(told.get("event").getAsString()).isEqualTo("workitem.created");
    assertThat(told.getAsJsonArray("deliveries")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin|http://evil.example",
        "Origin|null",
        "Origin|http://127.0.0.1:1",
        "Sec-Fetch-Site|cross-site",
        "Sec-Fetch-Site|same-site",
      })
  void aForeignPageMayChangeNothing(String header) {
    String[] parts = header.split("\\|", 2);
    Wire foreign = wire.with(parts[0], parts[1]);
    String fault = "{\"always\": true, \"answer\": {\"status\": 503}}";
    assertThat(foreign.control("POST", "/faults", fault).status()).isEqualTo(403);
    assertThat(foreign.control("POST", "/reset", "").status()).isEqualTo(403);
    assertThat(foreign.control("DELETE", "/requests", "").status()).isEqualTo(403);
    assertThat(foreign.control("GET", "/clock", "").header("Access-Control-Allow-Origin"))
        .isEmpty();
    assertThat(wire.control("GET", "/faults", "").list()).isEmpty();
  }

  @Test
  void theEmulatorsOwnPageMayChangeThings() {
    Wire own =
        wire.with("Origin", "http://127.0.0.1:" + emulator.port())
            .with("Sec-Fetch-Site", "same-origin");
    assertThat(own.control("POST", "/clock", "{\"advance\": \"PT1M\"}").status()).isEqualTo(200);
  }
}
