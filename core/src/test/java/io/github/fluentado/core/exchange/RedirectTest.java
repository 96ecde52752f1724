// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.testing.Ending;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
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
}
