// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Wire.Answer;
import io.github.fluentado.emulator.installation.ServerRelease;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("jdk")
class ServerYearTest {
  private static final String WIQL = "{\"query\":\"SELECT [System.Id] FROM WorkItems\"}";

  @ParameterizedTest
  @CsvSource({
    "2019, 5.0, 5.1",
    "2019.1, 5.1, 6.0",
    "2020, 6.1, 7.0-preview",
    "2020.1, 6.1, 7.0",
    "2022, 7.0, 7.1-preview.3",
    "2022.1, 7.1, 7.2-preview",
    "2022.2, 7.1, 7.2-preview.1",
    "Server, 7.2, 7.3-preview"
  })
  void refusesVersionsThatItsReleaseDoesNotSpeak(String release, String newest, String tooNew) {
    try (Emulator emulator = Emulator.builder().server(ServerYear.of(release)).start()) {
      Wire wire = Wire.of(emulator);
      assertThat(wire.get("/_apis/projects?api-version=" + newest).status()).isEqualTo(200);
      assertThat(wire.get("/_apis/projects?api-version=" + newest + "-preview").status())
          .isEqualTo(200);
      Answer refused = wire.get("/_apis/projects?api-version=" + tooNew);
      assertOutOfRange(refused.status(), refused.json(), number(tooNew), newest);
      assertThat(wire.get("/_apis/projects").header("Content-Type"))
          .endsWith("api-version=" + newest);
      JsonObject location =
          wire.send("OPTIONS", "/_apis/build", "", "").list().get(0).getAsJsonObject();
      assertThat(location.get("maxVersion").getAsString()).isEqualTo(newest);
    }
  }

  private static String number(String version) {
    return version.replaceFirst("-.*", "");
  }

  /** In the very words by which clients learn what a server speaks. */
  private static void assertOutOfRange(int status, JsonObject body, String asked, String newest) {
    assertThat(status).isEqualTo(400);
    assertThat(body.keySet())
        .containsExactly(
            "$id", "innerException", "message", "typeName", "typeKey", "errorCode", "eventId");
    assertThat(body.get("message").getAsString())
        .isEqualTo(
            "The requested REST API version of "
                + asked
                + " is out of range for this server. The latest REST API version this server"
                + " supports is "
                + newest
                + ".");
    assertThat(body.get("typeKey").getAsString()).isEqualTo("VssVersionOutOfRangeException");
    assertThat(body.get("typeName").getAsString())
        .isEqualTo(
            "Microsoft.VisualStudio.Services.WebApi.VssVersionOutOfRangeException,"
                + " Microsoft.VisualStudio.Services.WebApi");
    assertThat(body.get("errorCode").getAsInt()).isZero();
    assertThat(body.get("eventId").getAsInt()).isEqualTo(3000);
  }

  @Test
  void refusesTooNewVersionsForEachVerbBeforeAnyWork() {
    try (Emulator emulator = Emulator.builder().server(ServerYear.SERVER_2022).start()) {
      Wire wire = Wire.of(emulator);
      wire.send("POST", "/web/_apis/wit/workitems/$Task?api-version=7.0", Wire.PATCH, title("a"));
      String item = "/_apis/wit/workitems/1?api-version=7.1";
      String hooks = "/_apis/hooks/subscriptions?api-version=7.1";
      String version = "?api-version=7.1";
      List<Answer> refused =
          List.of(
              wire.get(item),
              wire.send("PATCH", item, Wire.PATCH, title("b")),
              wire.delete(item),
              wire.send("POST", "/web/_apis/wit/workitems/$Task" + version, Wire.PATCH, title("c")),
              wire.post("/_apis/wit/wiql" + version, WIQL),
              wire.send(
                  "PUT",
                  "/web/_apis/build/folders" + version + "&path=x",
                  "application/json",
                  "{}"),
              wire.send("OPTIONS", "/_apis/wit" + version, "", ""),
              wire.send(
                  "POST", "/_apis/wit/attachments" + version, "application/octet-stream", "x"),
              wire.get("/_apis/wit/attachments/00000000-0000-0000-0000-000000000001" + version),
              wire.post(hooks, "{}"),
              wire.get(hooks),
              wire.post("/_apis/wit/$batch" + version, "[]"),
              wire.get("/web/_apis/dashboard/dashboards?api-version=7.1-preview.3"));
      for (Answer answer : refused) {
        String call = answer.response().request().method() + " " + answer.response().uri();
        assertThat(answer.status()).as(call).isEqualTo(400);
        assertThat(answer.message())
            .as(call)
            .endsWith("latest REST API version this server supports is 7.0.");
      }
      Answer untouched = wire.get("/_apis/wit/workitems/1?api-version=7.0");
      assertThat(untouched.rev()).isEqualTo(1);
      assertThat(untouched.field("System.Title")).isEqualTo("a");
      assertThat(wire.post("/_apis/wit/wiql?api-version=7.0", WIQL).ids("workItems"))
          .containsExactly(1);
    }
  }

  @Test
  void eachEntryOfABatchIsRefusedByItself() {
    try (Emulator emulator = Emulator.builder().server(ServerYear.SERVER_2022).start()) {
      Wire wire = Wire.of(emulator);
      String entry =
          "{\"method\":\"PATCH\",\"uri\":\"/web/_apis/wit/workitems/$Task?api-version=%s\","
              + "\"headers\":{\"Content-Type\":\"application/json-patch+json\"},\"body\":%s}";
      String body =
          "["
              + entry.formatted("7.1", title("new"))
              + ","
              + entry.formatted("7.0", title("old"))
              + "]";
      Answer answer = wire.post("/_apis/wit/$batch?api-version=7.0", body);
      assertThat(answer.status()).isEqualTo(200);
      JsonObject first = answer.list().get(0).getAsJsonObject();
      JsonObject error = JsonParser.parseString(first.get("body").getAsString()).getAsJsonObject();
      assertOutOfRange(first.get("code").getAsInt(), error, "7.1", "7.0");
      assertThat(answer.list().get(1).getAsJsonObject().get("code").getAsInt()).isEqualTo(200);
    }
  }

  private static String title(String text) {
    return Wire.document(Wire.add("System.Title", text));
  }

  @Test
  void theVersionOfAMediaTypeIsRefusedToo() {
    try (Emulator emulator = Emulator.builder().server(ServerYear.SERVER_2022).start()) {
      Wire wire = Wire.of(emulator);
      Wire accepting = wire.with("Accept", "application/json; api-version=7.1");
      assertThat(accepting.get("/_apis/projects").typeKey())
          .isEqualTo("VssVersionOutOfRangeException");
      String path = "/_apis/wit/wiql";
      assertThat(wire.send("POST", path, "application/json; api-version=7.1", WIQL).typeKey())
          .isEqualTo("VssVersionOutOfRangeException");
      assertThat(wire.send("POST", path, "application/json; api-version=7.0", WIQL).status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2019, GET, /web/_apis/pipelines",
    "2019.1, GET, /web/_apis/pipelines",
    "2020, GET, /web/_apis/pipelines/approvals",
    "2020, GET, /web/_apis/build/builds/1/leases",
    "2019, PATCH, /web/_apis/wit/workItems/1/comments/1",
    "2022, POST, /web/_apis/wit/workitemsdelete",
    "2022.2, GET, /web/_apis/pipelines/environments",
    "Server, GET, /_apis/graph/groups",
    "Server, GET, /_apis/audit/auditlog",
    "Server, GET, /_apis/userentitlements",
    "Server, GET, /_apis/tokens/pats",
    "2022, GET, /_apis/distributedtask/elasticpools"
  })
  void whatItsReleaseLacksIsAnUnknownRoute(String release, String verb, String path) {
    try (Emulator emulator = Emulator.builder().server(ServerYear.of(release)).start()) {
      Wire wire = Wire.of(emulator);
      String sent = verb.equals("GET") ? "" : "{}";
      Answer answer = wire.send(verb, path, sent.isEmpty() ? "" : "application/json", sent);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).startsWith("text/plain");
      assertThat(answer.text()).startsWith("The controller for path '").contains(path);
      assertThat(answer.header("X-TFS-ServiceError")).contains("The%20controller%20for%20path");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2020, /web/_apis/pipelines",
    "2022.1, /web/_apis/pipelines",
    "Server, /web/_apis/pipelines/environments"
  })
  void aLaterReleaseHasIt(String release, String path) {
    try (Emulator emulator = Emulator.builder().server(ServerYear.of(release)).start()) {
      assertThat(Wire.of(emulator).get(path).status()).isEqualTo(200);
    }
  }

  @Test
  void whatWasAPreviewThenNeedsTheMark() {
    try (Emulator emulator = Emulator.builder().server(ServerYear.SERVER_2020).start()) {
      Wire wire = Wire.of(emulator);
      for (String version : List.of("6.0", "6.1")) {
        Answer answer = wire.get("/web/_apis/pipelines?api-version=" + version);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.typeKey()).isEqualTo("VssInvalidPreviewVersionException");
        assertThat(answer.message())
            .isEqualTo(
                "The requested version \"%1$s\" of the resource is under preview. The -preview flag must be supplied in the api-version for such requests. For example: \"%1$s-preview\""
                    .formatted(version));
        assertThat(wire.get("/web/_apis/pipelines?api-version=" + version + "-preview").status())
            .isEqualTo(200);
      }
    }
    try (Emulator emulator = Emulator.builder().server(ServerYear.SERVER_2022).start()) {
      Wire wire = Wire.of(emulator);
      assertThat(wire.get("/web/_apis/pipelines?api-version=7.0").status()).isEqualTo(200);
      assertThat(wire.get("/web/_apis/pipelines?api-version=6.0").status()).isEqualTo(200);
    }
  }

  @Test
  void aPreviewThatHasNotComeSoFarIsRefusedWithoutANewestVersion() {
    try (Emulator emulator = Emulator.builder().server(ServerYear.SERVER_2022).start()) {
      Wire wire = Wire.of(emulator);
      wire.send("POST", "/web/_apis/wit/workitems/$Task?api-version=7.0", Wire.PATCH, title("a"));
      String comments = "/web/_apis/wit/workItems/1/comments?api-version=7.0-preview";
      assertThat(wire.get(comments + ".3").status()).isEqualTo(200);
      assertThat(wire.get(comments).status()).isEqualTo(200);
      Answer answer = wire.get(comments + ".4");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.typeKey()).isEqualTo("VssVersionOutOfRangeException");
      assertThat(answer.message()).contains("7.0-preview.4").doesNotContain("supports is");
    }
  }

  @ParameterizedTest
  @EnumSource(ServerYear.class)
  void aTokenIsTakenAsBasicAndNotAsBearer(ServerYear release) {
    try (Emulator emulator = Emulator.builder().server(release).start()) {
      String bearer = "Bearer " + emulator.token();
      Answer answer = Wire.anonymous(emulator).with("Authorization", bearer).get("/_apis/projects");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
      assertThat(Wire.anonymous(emulator).get("/_apis/projects").status()).isEqualTo(401);
      assertThat(Wire.of(emulator).get("/_apis/projects").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(ServerYear.class)
  void seedsGoIntoEachRelease(ServerYear release) {
    String seeds =
        """
        people: [{name: Cleo, mail: cleo@shop.example}]
        projects:
          - name: shop
            teams: [{name: Sellers}]
            workItems: [{type: Task, title: sell, assignedTo: Cleo, comments: [soon]}]
            repositories: [{name: till, files: {a.txt: a, azure-pipelines.yml: "steps: []"}}]
            pipelines: [{name: till, repository: till, builds: [{}]}]
            wikis: [{name: notes, pages: {/Home: hello}}]
        """;
    try (Emulator emulator = Emulator.builder().server(release).seedsYaml(seeds).start()) {
      Wire wire = Wire.of(emulator);
      assertThat(wire.get("/_apis/wit/workitems/1").field("System.Title")).isEqualTo("sell");
    }
  }

  @Test
  void livesBelowAVirtualDirectory() {
    try (Emulator emulator = Emulator.builder().server(ServerYear.SERVER_2022).start()) {
      Wire wire = Wire.of(emulator);
      assertThat(emulator.url()).endsWith("/tfs/DefaultCollection");
      assertThat(wire.get("/_apis/connectionData").json().get("deploymentType").getAsString())
          .isEqualTo("onPremises");
      Wire.Answer made =
          wire.send(
              "POST",
              "/web/_apis/wit/workitems/$Task?api-version=7.0",
              Wire.PATCH,
              Wire.document(Wire.add("System.Title", "on a server")));
      assertThat(made.json().get("url").getAsString()).startsWith(emulator.url());
      String path = made.json().get("url").getAsString().substring(emulator.url().length());
      assertThat(wire.get(path).field("System.Title")).isEqualTo("on a server");
      assertThat(emulator.received("GET", "/_apis/wit/**")).hasSize(1);
      assertThat(emulator.received("POST", "/web/_apis/wit/**")).hasSize(1);
    }
  }

  @Test
  void theCollectionCanHaveAnotherName() {
    try (Emulator emulator =
        Emulator.builder().server(ServerYear.SERVER_2020).organization("Tailspin").start()) {
      assertThat(emulator.url()).endsWith("/tfs/Tailspin");
      assertThat(Wire.of(emulator).get("/_apis/projects").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(ServerYear.class)
  void eachReleaseIsFoundByItsName(ServerYear release) {
    assertThat(ServerYear.of(release.toString())).isEqualTo(release);
  }

  @Test
  void everyReleaseThatIsKnownCanBeChosen() {
    assertThat(ServerYear.values())
        .extracting(ServerYear::release)
        .containsExactly(ServerRelease.values());
  }

  @Test
  void anUnknownReleaseIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> ServerYear.of("2012"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2012")
        .hasMessageContaining("2019, 2019.1, 2020, 2020.1, 2022, 2022.1, 2022.2, Server");
  }
}
