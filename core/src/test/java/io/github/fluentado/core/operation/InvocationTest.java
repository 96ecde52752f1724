// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values become an address, headers and a plan. */
class InvocationTest {
  private static final Connection CONNECTION =
      Connection.to(ServiceHosts.services("contoso"), Credential.anonymous())
          .transport(ScriptedTransport.of(Reply.empty(204)))
          .build();

  private static Operation operation(String method, String path) {
    return Operation.of("wit_WorkItems_getRevision", method, path).version("7.1").build();
  }

  private static Invocation get(String path) {
    return Invocation.of(CONNECTION, operation("GET", path));
  }

  private static String uri(Invocation invocation) {
    return invocation.plan().versioned().uri().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my project | my%20project",
        "a/b | a%2Fb",
        "50% | 50%25",
        "%20 | %2520",
        "C# & F++ | C%23%20%26%20F%2B%2B",
        "what? | what%3F",
        "größe | gr%C3%B6%C3%9Fe",
        "日本 | %E6%97%A5%E6%9C%AC",
        "🚀 | %F0%9F%9A%80",
        "a'b(c)!* | a%27b%28c%29%21%2A",
        "... | ...",
        "-._~ | -._~",
        "a=b;c,d@e:f$g | a%3Db%3Bc%2Cd%40e%3Af%24g",
      })
  void everyValueIsEncodedExactlyOnce(String value, String encoded) {
    String path = "/{project}/_apis/things";
    String inQuery = encoded.replace("%2F", "/");

    assertThat(uri(get(path).path("project", value).query("q", value)))
        .isEqualTo(
            "https://dev.azure.com/contoso/"
                + encoded
                + "/_apis/things?q="
                + inQuery
                + "&api-version=7.1");
  }

  @Test
  void whateverTheValueIsItComesBackUnchanged() {
    for (long seed = 1; seed <= 2_000; seed++) {
      String value = value(new SplittableRandom(seed));
      URI uri = URI.create(uri(get("/{a}/x").path("a", value).query("b", value)));

      assertThat(uri.getRawPath().split("/", -1)).as("seed %s", seed).hasSize(4);
      assertThat(decoded(uri.getRawPath().split("/", -1)[2])).as("seed %s", seed).isEqualTo(value);
      String query = uri.getRawQuery().substring(2, uri.getRawQuery().indexOf('&'));
      assertThat(decoded(query)).as("seed %s", seed).isEqualTo(value);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String value(SplittableRandom random) {
    StringBuilder value = new StringBuilder("v");
    for (int i = random.nextInt(12); i > 0; i--) {
      int point = random.nextBoolean() ? random.nextInt(' ', 127) : random.nextInt(0xA0, 0x20000);
      if (Character.isDefined(point) && !(point >= 0xD800 && point <= 0xDFFF)) {
        value.appendCodePoint(point);
      }
    }
    return value.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "", " ", "\t", "a\nb", "a\u0000b", "\ud83d"})
  void whatWouldNameAnotherResourceIsRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> uri(get("/{project}/x").path("project", value)));
  }

  @Test
  void aMissingValueIsRefusedUnlessItsSegmentMayBeLeftOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> uri(get("/{project}/x")))
        .withMessage("project is needed for the path");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> get("/{project}/x").path("project", null))
        .withMessage("project is null");
    assertThat(uri(get("/{project?}/{team?}/x").path("team", "t")))
        .isEqualTo("https://dev.azure.com/contoso/t/x?api-version=7.1");
  }

  @ParameterizedTest
  @CsvSource({"a/b c/d, a/b%20c/d", "/a/, a", "a//b, a/b"})
  void slashesOfAPathStay(String value, String expected) {
    assertThat(uri(get("/x/{path*}").path("path", value)))
        .isEqualTo("https://dev.azure.com/contoso/x/" + expected + "?api-version=7.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "a/../b", "..", "a/./b"})
  void aPathDoesNotLeadElsewhere(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> uri(get("/x/{path*}").path("path", value)));
  }

  @Test
  void aListMayBeRepeatedItemByItem() {
    assertThat(uri(get("/x").each("c.states", List.of("a b", "c,d")).query("z", 1)))
        .isEqualTo(
            "https://dev.azure.com/contoso/x?c.states=a%20b&c.states=c%2Cd&z=1&api-version=7.1");
  }

  @Test
  void severalValuesMayShareASegment() {
    assertThat(uri(get("/x/{path}@{version}.json").path("path", "a b").path("version", "1/2")))
        .isEqualTo("https://dev.azure.com/contoso/x/a%20b@1%2F2.json?api-version=7.1");
  }

  @Test
  void namesOfTheQueryStayAsTheyAreOnTheWire() {
    assertThat(
            uri(
                get("/x")
                    .query("$top", 5)
                    .query("searchCriteria.status", "active")
                    .query("ids", List.of(1, 2, 3))
                    .query("tags", List.of("a;b", "c"), ";")
                    .query("flag", false)
                    .query("$top", 6)))
        .isEqualTo(
            "https://dev.azure.com/contoso/x?searchCriteria.status=active&ids=1%2C2%2C3"
                + "&tags=a%3Bb%3Bc&flag=false&$top=6&api-version=7.1");
  }

  @Test
  void momentsAreSentInUtcWithTheirFraction() {
    OffsetDateTime moment = OffsetDateTime.parse("2026-02-03T04:05:06.789+02:00");

    assertThat(uri(get("/x").query("t", moment))).contains("t=2026-02-03T02%3A05%3A06.789Z");
  }

  @Test
  void headersThatCannotBeSentAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> get("/x").header("If-Match", "a\r\nB: c"));
    assertThatIllegalArgumentException().isThrownBy(() -> get("/x").header("If-Match", "\u00e9"));
    assertThatIllegalArgumentException().isThrownBy(() -> get("/x").header("If Match", "1"));
  }

  @Test
  void thePlanKnowsWhatMayBeRepeated() {
    Operation patch = operation("PATCH", "/x");
    Operation query = Operation.of("wit_Wiql_query", "POST", "/x").safe().build();

    assertThat(Invocation.of(CONNECTION, patch).plan().repeatable()).isFalse();
    assertThat(Invocation.of(CONNECTION, patch).guarded().plan().repeatable()).isTrue();
    assertThat(Invocation.of(CONNECTION, patch).guarded().plan().readOnly()).isFalse();
    assertThat(Invocation.of(CONNECTION, query).plan().readOnly()).isTrue();
    assertThat(get("/x").plan().what()).isEqualTo("WorkItems get revision");
  }

  @Test
  void aChangeGivesANewInvocation() {
    Invocation one = get("/x").query("a", 1);
    HttpRequest before = one.plan().versioned();
    one.query("b", 2);
    one.header("X-A", "1");

    assertThat(one.plan().versioned().uri()).isEqualTo(before.uri());
    assertThat(one.plan().versioned().headers().fields()).isEqualTo(before.headers().fields());
    assertThat(before.headers().fields()).containsExactly(Map.entry("Accept", "application/json"));
  }

  @Test
  void theTextFormIsVerbAndAddressWithWhatIsGiven() {
    Invocation open = get("/{project}/{team?}/_apis/wit/{id}");

    assertThat(open).hasToString("GET /{project}/_apis/wit/{id}");
    assertThat(open.path("project", "my web").path("id", 7).query("$expand", "all"))
        .hasToString("GET /my%20web/_apis/wit/7?$expand=all");
    assertThat(open.path("team", "a")).hasToString("GET /{project}/a/_apis/wit/{id}");
  }

  @Test
  void theTextFormKnowsTheProjectThatItIsViewedIn() {
    Invocation viewed =
        Invocation.of(CONNECTION.in("project", "web"), operation("GET", "/{project}/x"));

    assertThat(viewed).hasToString("GET /web/x");
  }

  @ParameterizedTest
  @CsvSource({"token", "accessToken", "client_secret", "sig", "password"})
  void theTextFormMasksSecretsByTheirName(String name) {
    assertThat(get("/x").query("a", "b").query(name, "canary").query("c", "d"))
        .hasToString("GET /x?a=b&" + name + "=***&c=d");
  }

  @Test
  void theTextFormMasksSecretsByTheirLooksAndShowsNoHeaderAndNoBody() {
    String jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.canary";

    assertThat(
            get("/{a}/x")
                .path("a", jwt)
                .query("b", jwt)
                .header("X-Thing", "canary")
                .body("application/json", RequestBody.of("canary")))
        .hasToString("GET /***/x?b=***");
  }

  @Test
  void aLongTextFormIsCut() {
    assertThat(get("/x").query("ids", "1".repeat(5_000)).toString())
        .hasSizeLessThan(520)
        .endsWith("…");
  }

  @Test
  void anEntryOfABatchHasTheAddressBelowTheOrganization() {
    Invocation plain = get("/{project}/_apis/things").path("project", "a b");
    Operation unversioned = Operation.of("x", "PATCH", "/_apis/things").build();

    assertThat(plain.address()).isEqualTo("/a%20b/_apis/things?api-version=7.1");
    assertThat(plain.query("q", 1).address()).isEqualTo("/a%20b/_apis/things?q=1&api-version=7.1");
    assertThat(Invocation.of(CONNECTION, unversioned).address()).isEqualTo("/_apis/things");
    assertThat(plain.method()).isEqualTo("GET");
    assertThat(plain.connection()).isSameAs(CONNECTION);
  }

  @Test
  void aPlaceOfTheConnectionFillsWhatWasNotGiven() {
    Invocation things =
        Invocation.of(CONNECTION.in("project", "w b"), operation("GET", "/{project}/_apis/{area}"));

    assertThat(things.path("area", "x").address()).startsWith("/w%20b/_apis/x?");
    assertThat(things.path("area", "x").path("project", "own").address()).startsWith("/own/");
    assertThatIllegalArgumentException()
        .isThrownBy(things::address)
        .withMessage("area is needed for the path");
  }

  @Test
  void headersAndBodyAreThoseThatWereGiven() throws IOException {
    Invocation things = get("/_apis/things");
    Invocation full =
        things.header("Accept", "text/plain").body("application/json", Codec.INT32, 5).guarded();

    assertThat(things.headers().first("Accept")).contains("application/json");
    assertThat(things.body()).isEmpty();
    assertThat(things.isGuarded()).isFalse();
    assertThat(full.headers().first("Accept")).contains("text/plain");
    assertThat(full.headers().first("Content-Type")).contains("application/json");
    assertThat(full.isGuarded()).isTrue();
    try (InputStream body = full.body().orElseThrow().open()) {
      assertThat(body.readAllBytes()).asString().isEqualTo("5");
    }
    Operation change = operation("PATCH", "/_apis/things");
    assertThat(Invocation.of(CONNECTION, change).guarded().plan().repeatable()).isTrue();
    assertThat(Invocation.of(CONNECTION, change).plan().repeatable()).isFalse();
  }

  @Test
  void aBodyIsWrappedWhereTheOperationWantsIt() throws IOException {
    Operation wrapping =
        Operation.of("x", "POST", "/_apis/things").version("7.1").bodyWrapper().build();
    Invocation things =
        Invocation.of(CONNECTION, wrapping).body("application/json", Codec.STRING, "a");

    try (InputStream body = things.body().orElseThrow().open()) {
      assertThat(body.readAllBytes()).asString().isEqualTo("{\"value\":\"a\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wit_WorkItems_getRevision, WorkItems get revision",
    "git_PullRequests_list, PullRequests list",
    "x_Things_getV2Api, Things get v2 api",
    "list, list",
    "_list, list",
    "a_list, list",
    "GET /x_Y, GET /x_Y",
  })
  void anOperationIsNamedAsPeopleSayIt(String id, String title) {
    Operation named = Operation.of(id, "GET", "/_apis/things").version("7.1").build();

    assertThat(Invocation.of(CONNECTION, named).plan().what()).isEqualTo(title);
  }
}
