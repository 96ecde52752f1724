// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Raw;
import io.github.fluentado.emulator.Wire;
import io.github.fluentado.emulator.pullrequest.Reviews;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The forms that Microsoft's own clients send and ask for. */
class FormsTest {
  private static final String V = "api-version=7.1";

  @AutoClose private final Emulator emulator = Reviews.start();
  private final Wire wire = Wire.of(emulator);

  private static String accept(String parameters) {
    return "application/json;api-version=7.1;" + parameters;
  }

  @Test
  void numbersOfEnumsAreTakenInAQuery() {
    int id = wire.task("one").id();
    Wire.Answer all = wire.get("/_apis/wit/workitems?ids=" + id + "&$expand=4&" + V);
    assertThat(all.list().get(0).getAsJsonObject().has("_links")).isTrue();
    Wire.Answer omitted = wire.get("/_apis/wit/workitems?ids=" + id + ",999999&errorPolicy=2&" + V);
    assertThat(omitted.status()).as(omitted.text()).isEqualTo(200);
    assertThat(wire.get("/web/_apis/build/builds?statusFilter=2&" + V).status()).isEqualTo(200);
    assertThat(wire.get("/web/_apis/build/builds?statusFilter=34&" + V).status())
        .as("two flags in one")
        .isEqualTo(200);
    assertThat(wire.get("/web/_apis/git/pullrequests?searchCriteria.status=4&" + V).status())
        .isEqualTo(200);
    assertThat(
            wire.get(
                    "/web/_apis/git/repositories/web/items?path=/&versionDescriptor.versionType=0"
                        + "&versionDescriptor.version=main&recursionLevel=120&"
                        + V)
                .list())
        .hasSizeGreaterThan(1);
    assertThat(wire.get("/_apis/distributedtask/pools?actionFilter=2&" + V).status())
        .isEqualTo(200);
  }

  @Test
  void aNumberThatNoEnumHasIsLeftForTheRouteToRefuse() {
    int id = wire.task("one").id();
    assertThat(wire.get("/_apis/wit/workitems?ids=" + id + "&$expand=77&" + V).status())
        .isEqualTo(400);
  }

  @Test
  void numbersOfEnumsAreTakenInABody() {
    Wire.Answer made =
        wire.post(
            "/_apis/projects?" + V,
            """
            {"name": "numbered", "visibility": 0, "capabilities":
             {"versioncontrol": {"sourceControlType": "Git"},
              "processTemplate": {"templateTypeId": "adcc42ab-9882-485e-a3ed-7678f01f66bc"}}}""");
    assertThat(made.status()).as(made.text()).isEqualTo(202);
    Reviews reviews = new Reviews(emulator, wire);
    int number = reviews.seeded();
    String threads = "/web/_apis/git/repositories/web/pullRequests/" + number + "/threads?" + V;
    Wire.Answer thread =
        wire.post(
            threads, "{\"comments\": [{\"content\": \"a\", \"commentType\": 1}], \"status\": 4}");
    assertThat(thread.json().get("status").getAsString()).isEqualTo("closed");
    Wire.Answer abandoned =
        wire.patchJson(
            "/web/_apis/git/repositories/web/pullRequests/" + number + "?" + V, "{\"status\": 2}");
    assertThat(abandoned.json().get("status").getAsString()).isEqualTo("abandoned");
  }

  @Test
  void numbersOfEnumsAreTakenInAPath() {
    String path = "/web/_apis/wit/classificationnodes/1?" + V;
    assertThat(wire.get(path).json().get("structureType").getAsString()).isEqualTo("iteration");
    assertThat(wire.post(path, "{\"name\": \"7\"}").status()).isEqualTo(201);
    assertThat(wire.get("/web/_apis/wit/classificationnodes/iterations/7?" + V).status())
        .isEqualTo(200);
    assertThat(wire.get("/web/_apis/wit/classificationnodes/9?" + V).status()).isEqualTo(400);
  }

  @Test
  void operationsOfAPatchMayBeNumbers() {
    int id = wire.task("one").id();
    Wire.Answer changed =
        wire.update(
            id,
            "{\"op\": 5, \"path\": \"/rev\", \"value\": 1}",
            "{\"op\": 0, \"path\": \"/fields/System.Title\", \"value\": \"two\"}",
            "{\"op\": 2, \"path\": \"/fields/System.Description\", \"value\": \"x\"}",
            "{\"op\": 1, \"path\": \"/fields/System.Description\"}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.field("System.Title")).isEqualTo("two");
    assertThat(wire.update(id, "{\"op\": 17, \"path\": \"/fields/System.Title\"}").status())
        .isEqualTo(400);
  }

  @Test
  void entriesOfABatchHaveTheSameForms() {
    Wire.Answer batch =
        wire.send(
            "PATCH",
            "/_apis/wit/$batch?" + V,
            "application/json",
            """
            [{"method": "PATCH", "uri": "/web/_apis/wit/workitems/$Task?api-version=7.1",
              "headers": {"Content-Type": "application/json-patch+json"},
              "body": [{"op": 0, "path": "/fields/System.Title", "value": "in a batch"}]}]""");
    assertThat(batch.list().get(0).getAsJsonObject().get("code").getAsInt()).isEqualTo(200);
  }

  @Test
  void datesInAQueryMayBeThoseOfHttp() {
    int id = wire.task("one").id();
    Wire.Answer then =
        wire.get(
            "/_apis/wit/workitems/" + id + "?asOf=Thu,%2029%20Nov%202091%2002:50:00%20GMT&" + V);
    assertThat(then.status()).as(then.text()).isEqualTo(200);
    Wire.Answer never =
        wire.get(
            "/_apis/wit/workitems/" + id + "?asOf=Thu,%2039%20Nov%202091%2002:50:00%20GMT&" + V);
    assertThat(never.status()).isEqualTo(400);
  }

  @Test
  void listsComeBareWhereAsked() {
    Wire.Answer answer = wire.with("Accept", accept("noArrayWrap=true")).get("/_apis/projects");
    JsonArray bare = JsonParser.parseString(answer.text()).getAsJsonArray();
    assertThat(bare).isNotEmpty();
    assertThat(wire.with("Accept", accept("noArrayWrap=false")).get("/_apis/projects").list())
        .isNotEmpty();
  }

  @Test
  void enumsComeAsNumbersWhereAsked() {
    int number = new Reviews(emulator, wire).seeded();
    JsonObject request =
        wire.with("Accept", accept("enumsAsNumbers=true"))
            .get("/web/_apis/git/repositories/web/pullRequests/" + number)
            .json();
    assertThat(request.get("status").getAsInt()).isEqualTo(1);
    assertThat(request.get("title").getAsString()).isNotEmpty();
    JsonArray list =
        wire.with("Accept", accept("enumsAsNumbers=true")).get("/_apis/projects").list();
    assertThat(list.get(0).getAsJsonObject().get("visibility").getAsInt()).isZero();
  }

  @Test
  void datesComeInMicrosoftsFormWhereAsked() {
    int id = wire.task("one").id();
    Wire.Answer answer =
        wire.with("Accept", accept("msDateFormat=true")).get("/_apis/wit/workitems/" + id);
    assertThat(answer.text())
        .containsPattern("\"System.CreatedDate\":\"\\\\/Date\\(\\d+\\)\\\\/\"");
    assertThat(answer.text()).doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT");
  }

  @Test
  void addressesStayOutWhereAsked() {
    int id = wire.task("one").id();
    Wire.Answer answer =
        wire.with("Accept", accept("excludeUrls=true"))
            .get("/_apis/wit/workitems/" + id + "?$expand=all");
    assertThat(answer.json().keySet()).contains("id", "fields").doesNotContain("url", "_links");
    assertThat(answer.text()).doesNotContain("\"_links\"", "\"url\"");
  }

  @Test
  void theVerbMayStandInAHeader() {
    int id = wire.task("one").id();
    Wire.Answer changed =
        wire.with("X-HTTP-Method-Override", "PATCH")
            .send(
                "POST",
                "/_apis/wit/workitems/" + id + "?" + V,
                Wire.PATCH,
                Wire.document(Wire.add("System.Title", "two")));
    assertThat(changed.field("System.Title")).isEqualTo("two");
    assertThat(
            wire.with("X-HTTP-Method-Override", "DELETE")
                .get("/_apis/wit/workitems/" + id + "?" + V)
                .status())
        .as("of a POST alone")
        .isEqualTo(200);
  }

  @Test
  void idsOfASearchThatAreNoneAreNotLookedAt() {
    for (String name : new String[] {"sourceRepositoryId", "creatorId", "reviewerId"}) {
      Wire.Answer found =
          wire.get("/web/_apis/git/pullrequests?searchCriteria." + name + "=web&" + V);
      assertThat(found.list()).as(name).isNotEmpty();
    }
  }

  @Test
  void theWorkItemZeroIsNotLinked() {
    Reviews reviews = new Reviews(emulator, wire);
    reviews.branch("refs/heads/topic", reviews.tip(Reviews.MAIN));
    Wire.Answer made =
        wire.post(
            "/web/_apis/git/repositories/web/pullrequests?" + V,
            """
            {"sourceRefName": "refs/heads/topic", "targetRefName": "refs/heads/main",
             "title": "t", "workItemRefs": [{"id": "0"}]}""");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  /** As a browser sends it for a page of another origin. */
  private static String head(String line, String... headers) {
    List<String> lines = new ArrayList<>(List.of(line, "Host: x", "Origin: https://a.example"));
    lines.addAll(List.of(headers));
    lines.add("Connection: close");
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  @Test
  void aBrowserIsToldThatItMay() throws IOException {
    String asked =
        head(
            "OPTIONS /contoso/_apis/projects HTTP/1.1",
            "Access-Control-Request-Method: PATCH",
            "Access-Control-Request-Headers: authorization,content-type");
    String allowed = Raw.exchange(emulator, asked);
    assertThat(allowed)
        .startsWith("HTTP/1.1 200")
        .contains(
            "Access-Control-Allow-Origin: *",
            "Access-Control-Allow-Methods: OPTIONS,GET,POST,PATCH,PUT,DELETE",
            "Access-Control-Allow-Headers: authorization,content-type");
    String token = "Authorization: " + Wire.basic(emulator.token());
    String get = head("GET /contoso/_apis/projects HTTP/1.1", token);
    assertThat(Raw.exchange(emulator, get))
        .startsWith("HTTP/1.1 200")
        .contains("Access-Control-Allow-Origin: *", "Access-Control-Expose-Headers: ");
    assertThat(wire.get("/_apis/projects").header("Access-Control-Allow-Origin")).isEmpty();
  }
}
