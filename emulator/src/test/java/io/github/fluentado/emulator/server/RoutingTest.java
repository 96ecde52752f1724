// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Raw;
import io.github.fluentado.emulator.Wire;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RoutingTest {
  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void routesAndQueryNamesIgnoreCase() {
    wire.task("one");
    Wire.Answer answer = wire.get("/WEB/_APIS/Wit/WorkItems/1?API-VERSION=7.1&%24EXPAND=All");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.fields().has("System.Watermark")).isTrue();
  }

  @Test
  void collectionProjectAndTrailingSlashAreOptional() {
    wire.task("one");
    for (String path : new String[] {"", "/DefaultCollection", "/web", "/defaultcollection/web"}) {
      assertThat(wire.get(path + "/_apis/wit/workitems/1/").status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void aTeamMayStandBehindTheProjectWhereItMakesSense() {
    String query = "{\"query\":\"SELECT [System.Id] FROM WorkItems\"}";
    String path = "/_apis/wit/wiql?api-version=7.1";
    assertThat(wire.post("/web/web%20Team" + path, query).status()).isEqualTo(200);
    assertThat(wire.post("/web/no%20team" + path, query).typeKey())
        .isEqualTo("TeamNotFoundException");
    assertThat(wire.get("/web/web%20Team/_apis/wit/fields").status()).isEqualTo(404);
  }

  @Test
  void segmentsAreDecodedExactlyOnce() {
    String name = "Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F";
    assertThat(wire.get("/_apis/projects/" + name).json().get("name").getAsString())
        .isEqualTo("Größe & Maß");
    String twice = name.replace("%", "%25");
    Wire.Answer answer = wire.get("/_apis/projects/" + twice);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).contains("Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F");
  }

  @Test
  void aPlusIsASpaceInTheQueryOnly() {
    wire.send(
        "POST",
        "/_apis/wit/attachments?fileName=a+b%2Bc.txt&api-version=7.1",
        "application/octet-stream",
        "x");
    String url = emulator.requests().get(0).target();
    assertThat(url).contains("a+b%2Bc.txt");
    assertThat(
            wire.send(
                    "POST",
                    "/_apis/wit/attachments?fileName=a+b%2Bc.txt&api-version=7.1",
                    "application/octet-stream",
                    "x")
                .json()
                .get("url")
                .getAsString())
        .endsWith("?fileName=a%20b%2Bc.txt");
  }

  @Test
  void malformedEscapesAreRefused() throws Exception {
    assertThat(Raw.status(emulator, "GET /contoso/_apis/projects/%zz HTTP/1.1")).isEqualTo(400);
    assertThat(Raw.status(emulator, "GET /contoso/_apis/projects/%ff HTTP/1.1")).isEqualTo(400);
    assertThat(Raw.status(emulator, "GET nonsense")).isEqualTo(400);
  }

  @Test
  void anUnknownRouteIsToldAsAPlainText() {
    for (String path : new String[] {"/_apis/nothing/here", "/web/no-apis"}) {
      Wire.Answer answer = wire.get(path);
      String text =
          "The controller for path '/contoso"
              + path
              + "' was not found or does not implement IController.";
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
      assertThat(answer.text()).isEqualTo(text);
      String header = answer.header("X-TFS-ServiceError");
      assertThat(header).doesNotContain(" ");
      assertThat(java.net.URLDecoder.decode(header, java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(text);
    }
  }

  @Test
  void workItemZeroIsAnUnknownRouteAndNotAMissingItem() {
    String[] paths = {"", "/revisions", "/updates", "/comments"};
    for (String path : paths) {
      Wire.Answer answer = wire.get("/web/_apis/wit/workitems/0" + path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.header("Content-Type")).as(path).startsWith("text/plain");
      assertThat(answer.text()).contains("/web/_apis/wit/workitems/0");
    }
    Wire.Answer changed =
        wire.patch(
            "/_apis/wit/workitems/0?api-version=7.1", Wire.document(Wire.add("System.Title", "a")));
    assertThat(changed.header("Content-Type")).startsWith("text/plain");
    assertThat(wire.get("/_apis/wit/workitems/99").typeKey())
        .isEqualTo("WorkItemUnauthorizedAccessException");
  }

  @Test
  void aWrongVerbIsAnsweredInAWrapper() {
    Wire.Answer answer = wire.send("PUT", "/_apis/projects?api-version=7.1", "", "");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.json().getAsJsonObject("value").get("Message").getAsString())
        .contains("'PUT'");
  }

  @Test
  void anUnknownOrganizationIsNotFound() throws Exception {
    assertThat(Raw.status(emulator, "GET /other/_apis/projects HTTP/1.1")).isEqualTo(404);
  }

  @Test
  void anUnknownProjectIsNotFoundByNameAndById() {
    Wire.Answer byName = wire.get("/nowhere/_apis/wit/fields");
    assertThat(byName.status()).isEqualTo(404);
    assertThat(byName.typeKey()).isEqualTo("ProjectDoesNotExistWithNameException");
    assertThat(byName.message()).startsWith("TF200016:");
    Wire.Answer byId = wire.get("/_apis/projects/00000000-0000-0000-0000-00000000abcd");
    assertThat(byId.typeKey()).isEqualTo("ProjectDoesNotExistException");
    assertThat(byId.message()).startsWith("VS800075:");
  }

  @Test
  void getNeedsNoVersionButAllElseDoes() {
    assertThat(wire.get("/_apis/projects").header("Content-Type"))
        .isEqualTo("application/json; charset=utf-8; api-version=7.1");
    for (String verb : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
      String path = verb.equals("PUT") ? "/web/_apis/build/folders?path=x" : "/_apis/projects/x";
      Wire.Answer answer =
          verb.equals("POST")
              ? wire.post("/_apis/wit/wiql", "{\"query\":\"\"}")
              : wire.send(verb, path, "application/json", "{}");
      assertThat(answer.status()).as(verb).isEqualTo(400);
      assertThat(answer.typeKey()).as(verb).isEqualTo("VssVersionNotSpecifiedException");
      assertThat(answer.message()).contains("\"" + verb + "\"");
    }
  }

  @Test
  void theVersionMayStandInTheAcceptHeader() {
    Wire accepting = wire.with("Accept", "application/json;api-version=7.2-preview.1");
    Wire.Answer answer =
        accepting.post("/_apis/wit/wiql", "{\"query\":\"SELECT [Id] FROM WorkItems\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).endsWith("; api-version=7.2-preview.1");
  }

  /** Users of other stand-ins leave where a new version of a client finds no answer. */
  @Test
  void theServiceAnswersAVersionFromTheFutureAndSaysSo() {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(wire.get("/_apis/projects?api-version=9.0").list()).isNotEmpty();
    } finally {
      System.setErr(before);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("9.0"))
        .containsExactly("The emulator does not know version 9.0 and answers as in 7.2.");
  }

  @Test
  void aReleasedVersionOfAPreviewResourceIsRefused() {
    wire.task("one");
    Wire.Answer answer = wire.get("/web/_apis/wit/workItems/1/comments?api-version=7.1");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.typeKey()).isEqualTo("VssInvalidPreviewVersionException");
    assertThat(answer.message()).contains("7.1-preview");
    assertThat(wire.get("/_apis/projects?api-version=7.2").typeKey())
        .isEqualTo("VssInvalidPreviewVersionException");
    assertThat(wire.get("/_apis/projects?api-version=seven").typeKey())
        .isEqualTo("VssInvalidApiResourceVersionException");
    assertThat(wire.get("/_apis/projects?api-version=7.2-preview.9").typeKey())
        .isEqualTo("VssVersionOutOfRangeException");
    assertThat(wire.get("/_apis/projects?api-version=seven").status()).isEqualTo(400);
  }

  @Test
  void everyAnswerCanBeNamed() {
    Wire.Answer answer = wire.with("X-VSS-E2EID", "mine").get("/_apis/nothing");
    assertThat(answer.header("ActivityId")).hasSize(36);
    assertThat(answer.header("X-VSS-E2EID")).isEqualTo("mine");
    assertThat(answer.header("X-TFS-ProcessId")).isNotEmpty();
    assertThat(wire.get("/_apis/nothing").header("ActivityId"))
        .isNotEqualTo(answer.header("ActivityId"));
  }

  @Test
  void headHasTheHeadersWithoutTheBody() {
    Wire.Answer answer = wire.send("HEAD", "/_apis/projects", "", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEmpty();
    assertThat(Integer.parseInt(answer.header("Content-Length"))).isPositive();
  }

  @Test
  void wrongContentTypesAreRefused() {
    Wire.Answer answer =
        wire.post("/web/_apis/wit/workitems/$Task?api-version=7.1", Wire.document());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.typeKey()).isEqualTo("VssRequestContentTypeNotSupportedException");
    assertThat(answer.message()).contains("application/json-patch+json");
  }

  @Test
  void bodiesThatAreNotJsonAreRefused() {
    for (String body : new String[] {"{", "{'query':1}", "{\"a\":1} x", "[1,", "nonsense"}) {
      Wire.Answer answer = wire.post("/_apis/wit/wiql?api-version=7.1", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.message()).as(body).startsWith("TF400898:");
    }
    assertThat(wire.post("/_apis/wit/wiql?api-version=7.1", "[]").status()).isEqualTo(400);
  }

  @Test
  void badQueryValuesAreRefused() {
    for (String query : new String[] {"$top=x", "$top=-1", "$skip=1.5", "includeCapabilities=x"}) {
      String path = query.startsWith("inc") ? "/_apis/projects/web?" : "/_apis/projects?";
      assertThat(wire.get(path + query).status()).as(query).isEqualTo(400);
    }
  }
}
