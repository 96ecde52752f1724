// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.testing.Reply;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private static final Headers JSON = Headers.none().with("Accept", "application/json");
  private static final Headers HTML = Headers.none().with("Accept", "text/html");

  private static HttpResponse answer(int status, String body, String... headers) {
    return HttpResponse.of(status, Reply.headers(headers), body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "199, false",
    "200, true",
    "203, true",
    "204, false",
    "205, false",
    "206, true",
    "299, true",
    "300, false",
    "404, false"
  })
  void aPageIsOneUnderASuccessWithABody(int status, boolean page) {
    Headers html = Headers.none().with("Content-Type", "Text/HTML; charset=utf-8");

    assertThat(SignIn.typed(JSON, status, html)).isEqualTo(page);
  }

  @Test
  void aFileOrWhatWasAskedForIsNoPageUnlessUnder203() {
    Headers xhtml = Headers.none().with("Content-Type", "application/xhtml+xml");
    Headers file = xhtml.with("Content-Disposition", "attachment");

    assertThat(SignIn.typed(JSON, 200, xhtml)).isTrue();
    assertThat(SignIn.typed(Headers.none(), 200, xhtml)).isTrue();
    assertThat(SignIn.typed(HTML, 200, xhtml)).isFalse();
    assertThat(SignIn.typed(HTML, 203, xhtml)).isTrue();
    assertThat(SignIn.typed(JSON, 203, file)).isFalse();
    assertThat(SignIn.typed(JSON, 200, Headers.none())).isFalse();
  }

  @Test
  void aChangeIsRefusedUnder203Only() {
    HttpResponse typed = answer(200, "<p>", "Content-Type", "text/html");
    HttpResponse untyped = answer(203, "<html>");

    assertThat(SignIn.refusal(true, JSON, typed)).isTrue();
    assertThat(SignIn.refusal(false, JSON, typed)).isFalse();
    assertThat(SignIn.refusal(false, JSON, answer(203, "", "Content-Type", "text/html"))).isTrue();
    assertThat(SignIn.refusal(false, JSON, untyped)).isTrue();
    assertThat(SignIn.refusal(true, JSON, answer(200, "<html>"))).isTrue();
    assertThat(SignIn.refusal(true, HTML, answer(200, "<html>"))).isFalse();
    assertThat(SignIn.refusal(false, JSON, answer(200, "<html>"))).isFalse();
    assertThat(SignIn.refusal(true, JSON, answer(203, "{}"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'<html>', '', true",
    "'\ufeff \n<!DOCTYPE HTML>', '', true",
    "'<HTML lang=en>', ' ', true",
    "'<html>', text/html, true",
    "'<html>', application/json, false",
    "'{}', '', false",
    "'', '', false",
    "'', text/html, false",
    "'<p>', text/html, true"
  })
  void aPageInPlaceOfAnAnswerIsSeenWithoutItsType(String body, String type, boolean page) {
    assertThat(SignIn.page(JSON, answer(201, body, "Content-Type", type))).isEqualTo(page);
  }

  @Test
  void onlyTheBeginningIsLookedAt() {
    assertThat(SignIn.page(JSON, answer(200, " ".repeat(252) + "<html>"))).isFalse();
    assertThat(SignIn.page(JSON, answer(200, " ".repeat(251) + "<html"))).isTrue();
    assertThat(SignIn.page(JSON, answer(200, "<html>" + " ".repeat(1000)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://spsprodweu1.vssps.visualstudio.com/_signin?realm=x",
        "https://LOGIN.microsoftonline.com/common",
        "https://login.live.com/x",
        "https://spsprodweb/x",
        "https://login.windows.net/x"
      })
  void aRedirectToAPlaceForSignInIsOne(String place) {
    for (int status : new int[] {300, 302, 303, 307, 399}) {
      assertThat(SignIn.redirect(answer(status, "", "Location", place))).isTrue();
    }
    for (int status : new int[] {200, 299, 304, 400}) {
      assertThat(SignIn.redirect(answer(status, "", "Location", place))).isFalse();
    }
  }

  @Test
  void aRealmTellsOfSignInToo() {
    assertThat(SignIn.redirect(answer(302, "", "Location", "/x", "X-TFS-FedAuthRealm", "r")))
        .isTrue();
    assertThat(SignIn.redirect(answer(302, "", "Location", "/x"))).isFalse();
    assertThat(SignIn.redirect(answer(302, ""))).isFalse();
  }

  @Test
  void onlyTheBeginningOfTheMarkOfUtf8LeavesItOpenWhatComes() {
    assertThat(SignIn.begins(new byte[] {(byte) 0xEF})).isEqualTo(SignIn.Beginning.OPEN);
    assertThat(SignIn.begins(new byte[] {(byte) 0xEF, (byte) 0xBB}))
        .isEqualTo(SignIn.Beginning.OPEN);
    assertThat(SignIn.begins(new byte[] {(byte) 0xEF, 'x'})).isEqualTo(SignIn.Beginning.OTHER);
    assertThat(SignIn.begins(new byte[] {(byte) 0xEE})).isEqualTo(SignIn.Beginning.OTHER);
    assertThat(SignIn.begins(new byte[] {'x'})).isEqualTo(SignIn.Beginning.OTHER);
  }
}
