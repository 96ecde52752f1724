// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Ending;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
  private static final Reply OK = Reply.json(200, "ok");

  private static Reply to(String location) {
    return Reply.empty(302, "Location", location);
  }

  @ParameterizedTest
  @CsvSource({
    "/contoso/other, https://dev.azure.com/contoso/other",
    "other?x=%2F, https://dev.azure.com/contoso/_apis/other?x=%2F",
    "//pkgs.dev.azure.com/x, https://pkgs.dev.azure.com/x",
    "https://pkgs.dev.azure.com/x, https://pkgs.dev.azure.com/x"
  })
  void isFollowedWithTheCredentialAmongTrustedHosts(String location, String target) {
    Ending ending = Scenario.of("GET").replies(to(location), OK).run().succeedsWith("ok").after(2);

    assertThat(ending.sent().get(1).uri()).hasToString(target);
    assertThat(ending.header(1, "Authorization")).isEqualTo("Bearer t1");
  }

  @Test
  void aForeignHostSeesNeitherTheCredentialNorOtherHeaders() {
    var request = Scenario.request("GET", null);
    var request2 =
        request.with(request.headers().with("X-Private", "p").with("Range", "bytes=0-9"));
    Ending ending =
        Scenario.of(request2)
            .replies(to("https://files.example/f?sig=s"), OK)
            .run()
            .succeedsWith("ok");

    assertThat(ending.header(0, "Authorization")).isEqualTo("Bearer t1");
    assertThat(ending.header(1, "Authorization")).isEqualTo("none");
    assertThat(ending.header(1, "X-Private")).isEqualTo("none");
    assertThat(ending.header(1, "Accept")).isEqualTo("application/json");
    assertThat(ending.header(1, "Range")).isEqualTo("bytes=0-9");
  }

  @Test
  void aForeignHostCannotStartARefresh() {
    Ending refused =
        Scenario.of("GET")
            .tokens("t1", "t2")
            .replies(to("https://files.example/f"), Reply.empty(401))
            .run()
            .fails(ErrorKind.UNAUTHENTICATED)
            .after(2);
    assertThat(refused.transcript()).noneMatch(line -> line.contains("anew"));
  }

  @Test
  void aForeignHostCannotSendTheCredentialBackHome() {
    Ending ending =
        Scenario.of("GET")
            .tokens("t1", "t2")
            .replies(to("https://files.example/f"), to("https://dev.azure.com/contoso/x"), OK)
            .run()
            .succeedsWith("ok")
            .after(3);

    assertThat(ending.header(0, "Authorization")).isEqualTo("Bearer t1");
    assertThat(ending.header(1, "Authorization")).isEqualTo("none");
    assertThat(ending.header(2, "Authorization")).isEqualTo("none");
    Ending refused =
        Scenario.of("GET")
            .tokens("t1", "t2")
            .replies(to("https://files.example/f"), to("/contoso/x"), Reply.empty(401))
            .run()
            .fails(ErrorKind.UNAUTHENTICATED)
            .after(3);
    assertThat(refused.transcript()).noneMatch(line -> line.contains("anew"));
  }

  @Test
  void fiveHopsAreFollowedAndNoMore() {
    Reply hop = to("/contoso/again");
    Scenario.of("GET").replies(hop, hop, hop, hop, hop, OK).run().succeedsWith("ok").after(6);
    Scenario.of("GET").replies(hop).run().fails(ErrorKind.REDIRECTED).after(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://dev.azure.com/x",
        "ftp://dev.azure.com/x",
        "https://user:pw@dev.azure.com/x",
        "https:///x",
        "ht tp://x",
        "file:///etc/passwd",
        "mailto:a@b"
      })
  void anUnsafeTargetIsNotFollowed(String location) {
    Ending ending =
        Scenario.of("GET").replies(to(location), OK).run().fails(ErrorKind.REDIRECTED).after(1);

    assertThat(ending.error().status()).hasValue(302);
  }

  @Test
  void withoutLocationItIsAnError() {
    Scenario.of("GET").replies(Reply.empty(302), OK).run().fails(ErrorKind.REDIRECTED).after(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void aWriteIsNeverRedirected(String verb) {
    Scenario.of(verb)
        .replies(Reply.empty(307, "Location", "/contoso/other"), OK)
        .run()
        .fails(ErrorKind.REDIRECTED)
        .after(1);
  }

  @ParameterizedTest
  @CsvSource({
    "?step=2, https://dev.azure.com/contoso/_apis/things?step=2",
    "'', https://dev.azure.com/contoso/_apis/things?api-version=7.1",
    "../a b/{x}, https://dev.azure.com/contoso/a%20b/%7Bx%7D",
    "/x#part, https://dev.azure.com/x"
  })
  void aReferenceIsResolvedAsTheStandardSaysAndEncoded(String location, String target) {
    Ending ending = Scenario.of("GET").replies(to(location), OK).run().succeedsWith("ok");

    assertThat(ending.sent().get(1).uri()).hasToString(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void aChangeTellsWhereTheAddressMoved(String verb) {
    for (int status : List.of(301, 302, 303, 307, 308)) {
      var error =
          Scenario.of(verb)
              .replies(
                  Reply.empty(
                      status, "Location", "https://new.example/contoso/_apis/things?sig=canary"))
              .run()
              .fails(ErrorKind.REDIRECTED)
              .after(1)
              .error();
      assertThat(error)
          .hasMessageContaining(
              "the address moved to https://new.example/contoso/_apis/things?sig=***")
          .hasMessageContaining("base URL");
      assertThat(error.getMessage()).doesNotContain("credential").doesNotContain("canary");
    }
  }

  @Test
  void otherRefusalsTellWhy() {
    assertThat(Scenario.of("GET").replies(to("http://dev.azure.com/x?token=canary")).run().error())
        .hasMessageContaining("from https to http://dev.azure.com/x?token=***, which is not enc");
    assertThat(Scenario.of("GET").replies(to("/contoso/again")).run().error())
        .hasMessageContaining("too often, at last to https://dev.azure.com/contoso/again");
    assertThat(Scenario.of("GET").replies(Reply.empty(304)).run().error())
        .hasMessageContaining("was redirected where it must not go");
    assertThat(Scenario.of("POST").replies(to("ftp://h/x")).run().error())
        .hasMessageContaining("was redirected where it must not go");
  }

  @ParameterizedTest
  @CsvSource({
    "http://tfs:8080/tfs/C, https://tfs.example/tfs/C",
    "http://tfs_old:8080/tfs/C, http://tfs_new/C",
    "http://tfs/tfs/My%20C, https://tfs/tfs/My%20C",
  })
  void aBaseThatMovedIsTold(String old, String base) {
    for (Reply refusal :
        List.of(
            Reply.empty(401),
            Reply.typed(203, "text/html", "<html>"),
            Reply.empty(302, "Location", "https://login.microsoftonline.com/x"))) {
      for (Both both : Both.values()) {
        ScriptedTransport transport =
            new ScriptedTransport(
                request ->
                    request.uri().toString().startsWith(old + "/")
                        ? Reply.empty(
                            301,
                            "Location",
                            base + request.uri().toString().substring(old.length()))
                        : refusal);
        Connection connection =
            Connection.to(ServiceHosts.at(URI.create(old)), Credential.token("canary-token"))
                .transport(transport)
                .build();
        var error = both.failure(call(connection, "GET"));
        assertThat(error.kind()).isEqualTo(ErrorKind.REDIRECTED);
        assertThat(error)
            .hasMessageContaining("the address moved to " + base + "/p/_apis/things")
            .hasMessageContaining("; set " + base + " as the base URL");
        assertThat(error.getMessage()).doesNotContain("check the credential");
        assertThat(transport.seen().get(1).headers().first("Authorization")).isEmpty();

        var write = both.failure(call(connection, "POST"));
        assertThat(write.kind()).isEqualTo(ErrorKind.REDIRECTED);
        assertThat(write).hasMessageContaining("; set " + base + " as the base URL");
      }
    }
  }

  private static Call<String> call(Connection connection, String method) {
    URI uri = URI.create(connection.hosts().base("dev.azure.com", true) + "/p/_apis/things?a=b");
    RequestBody body = method.equals("GET") ? null : RequestBody.of("{}");
    HttpRequest request = new HttpRequest(method, uri, Headers.none(), body);
    return connection.call(Plan.of("Things do", request), HttpResponse::text);
  }

  @Test
  void aRedirectToAnUnderscoreHostIsFollowedWithoutTheCredential() {
    Ending ending =
        Scenario.of("GET")
            .replies(to("http://tfs_server:8080/x"), OK)
            .run()
            .fails(ErrorKind.REDIRECTED);
    assertThat(ending.error()).hasMessageContaining("http://tfs_server:8080/x, which is not enc");

    Ending followed =
        Scenario.of("GET").replies(to("https://tfs_server:8080/x"), OK).run().succeedsWith("ok");
    assertThat(followed.header(1, "Authorization")).isEqualTo("none");
    Scenario.of("GET")
        .replies(to("https://me:pw@tfs_server:8080/x"), OK)
        .run()
        .fails(ErrorKind.REDIRECTED)
        .after(1);
  }
}
