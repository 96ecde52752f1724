// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivingTest {
  private static final byte[] PUSH = Samples.bytes(Samples.get("git.push"));
  private static final HookRules OPEN = HookRules.open();
  private static final HookSecret OLD = HookSecret.basic("ado", "first:pass wörd");
  private static final HookSecret NEW = HookSecret.header("X-Tea-Key", "second-pass");

  private static Map<String, List<String>> headers(String... lines) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("content-type", List.of("application/json; charset=utf-8"));
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      headers.put(parts[0], List.of(parts[1]));
    }
    return headers;
  }

  private static String basic(String pair) {
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static int status(HookRules rules, String... headers) {
    return HookEvent.fromHttp(headers(headers), PUSH, rules).status();
  }

  private static String malformed(byte[] body) {
    Received received = HookEvent.parse(body);
    assertThat(received.status()).isEqualTo(400);
    assertThat(received.event()).isEmpty();
    return ((Received.Malformed) received).reason();
  }

  private static String malformed(String body) {
    return malformed(body.getBytes(UTF_8));
  }

  @Test
  void eitherSecretOpensWhileOneReplacesTheOther() {
    HookRules rules = HookRules.secret(OLD, NEW);
    assertThat(status(rules, basic("ado:first:pass wörd"))).isEqualTo(200);
    assertThat(status(rules, "X-TEA-key: second-pass")).isEqualTo(200);
    assertThat(status(rules, basic("ado:wrong"), "X-Tea-Key: second-pass")).isEqualTo(200);
    assertThat(status(rules, basic("ado:wrong"), "X-Tea-Key: wrong")).isEqualTo(401);
    assertThat(status(rules)).isEqualTo(401);
    assertThat(status(HookRules.secret(NEW), basic("ado:first:pass wörd"))).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic !!!",
        "Basic YWRv",
        "Bearer YWRvOmZpcnN0OnBhc3Mgd8O2cmQ=",
        "YWRvOmZpcnN0OnBhc3Mgd8O2cmQ=",
        "Basic YWRvOmZpcnN0OnBhc3Mgd8O2cmQ",
        "basic  YWRvOmZpcnN0OnBhc3Mgd8O2cmQ= "
      })
  void formsOfALoginAreTold(String value) {
    boolean good = value.matches("(?i)basic +YWRvOmZpcnN0OnBhc3Mgd8O2cmQ=? ?");
    assertThat(status(HookRules.secret(OLD), "Authorization: " + value))
        .isEqualTo(good ? 200 : 401);
  }

  @Test
  void twoValuesOfAHeaderAreNone() {
    Map<String, List<String>> headers = headers();
    headers.put("X-Tea-Key", List.of("second-pass", "other"));
    assertThat(HookEvent.fromHttp(headers, PUSH, HookRules.secret(NEW)).status()).isEqualTo(401);
    Map<String, List<String>> twice = headers("X-Tea-Key: second-pass", "x-tea-key: other");
    assertThat(HookEvent.fromHttp(twice, PUSH, HookRules.secret(NEW)).status()).isEqualTo(401);
  }

  @Test
  void whoeverSendsALoginWhereNoneIsAskedIsTold() {
    assertThat(status(OPEN)).isEqualTo(200);
    assertThat(status(OPEN, basic("a:b"))).isEqualTo(401);
  }

  @Test
  void onlySubscriptionsOfTheListAreTaken() {
    HookRules own = OPEN.subscriptions(List.of(Samples.SUBSCRIPTION.toUpperCase(Locale.ROOT)));
    assertThat(status(own)).isEqualTo(200);
    assertThat(status(OPEN.subscriptions(List.of("other")))).isEqualTo(401);
    assertThat(status(OPEN.subscriptions(List.of()))).isEqualTo(401);
    byte[] none = "{\"eventType\":\"git.push\"}".getBytes(UTF_8);
    assertThat(HookEvent.parse(none, own).status()).isEqualTo(401);
  }

  @Test
  void noTextHoldsASecret() {
    HookRules rules = HookRules.secret(OLD, NEW);
    Received refused = HookEvent.fromHttp(headers("X-Tea-Key: guessed"), PUSH, rules);
    assertThat(List.of(OLD, NEW, rules, refused).toString())
        .doesNotContain("pass", "guessed", "ado")
        .contains("X-Tea-Key");
  }

  @Test
  void secretsThatAreNoneAreRefused() {
    for (Runnable bad :
        List.<Runnable>of(
            () -> HookSecret.basic("a", ""),
            () -> HookSecret.basic("a:b", "c"),
            () -> HookSecret.header("X Key", "v"),
            () -> HookSecret.header("", "v"),
            () -> HookSecret.header("X-Key", " "),
            () -> HookSecret.header("X-Key", "a\r\nb"),
            () -> OPEN.limit(0))) {
      assertThatIllegalArgumentException().isThrownBy(bad::run);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 200",
    "APPLICATION/JSON;charset=UTF-8, 200",
    "application/json; charset=\"utf-8\", 200",
    "text/json, 200",
    "application/vnd.tea+json, 200",
    "application/json; charset=utf-16, 415",
    "application/json; charset=iso-8859-1, 415",
    "text/plain, 415",
    "application/x-www-form-urlencoded, 415",
    "application/jsonp, 415",
    "json, 415",
    "'', 415"
  })
  void typeMustSayJson(String type, int status) {
    assertThat(status(OPEN, "content-type: " + type)).isEqualTo(status);
  }

  @Test
  void typeMustBeThereAndTheBodyPlain() {
    assertThat(HookEvent.fromHttp(Map.of(), PUSH, OPEN).status()).isEqualTo(415);
    assertThat(status(OPEN, "content-encoding: gzip")).isEqualTo(415);
    assertThat(status(OPEN, "content-encoding: identity")).isEqualTo(200);
  }

  @Test
  void senderIsLookedAtFirstThenSizeThenType() {
    HookRules rules = HookRules.secret(NEW).limit(10);
    assertThat(status(rules, "content-type: text/plain")).isEqualTo(401);
    assertThat(status(rules, "X-Tea-Key: second-pass", "content-type: text/plain")).isEqualTo(413);
    byte[] small = "nonsense".getBytes(UTF_8);
    assertThat(
            HookEvent.fromHttp(
                    headers("X-Tea-Key: second-pass", "content-type: text/plain"), small, rules)
                .status())
        .isEqualTo(415);
  }

  @Test
  void sizeIsLimited() {
    byte[] large = new byte[HookRules.DEFAULT_LIMIT + 1];
    Arrays.fill(large, (byte) ' ');
    System.arraycopy(PUSH, 0, large, 0, PUSH.length);
    assertThat(HookEvent.parse(large).status()).isEqualTo(413);
    assertThat(HookEvent.parse(Arrays.copyOf(large, HookRules.DEFAULT_LIMIT)).status())
        .isEqualTo(200);
    assertThat(HookEvent.parse(large, OPEN.limit(large.length)).status()).isEqualTo(200);
    assertThat(HookEvent.parse(PUSH, OPEN.limit(PUSH.length - 1)))
        .isEqualTo(new Received.TooLarge(PUSH.length - 1));
  }

  @Test
  void byteOrderMarkIsNoMatter() {
    byte[] marked = new byte[PUSH.length + 3];
    System.arraycopy(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, marked, 0, 3);
    System.arraycopy(PUSH, 0, marked, 3, PUSH.length);
    assertThat(HookEvent.parse(marked).event().orElseThrow().type()).isEqualTo(EventType.GIT_PUSH);
  }

  @Test
  void whatIsNoEventIsMalformed() {
    assertThat(malformed("")).contains("empty");
    assertThat(malformed("{\"eventType\":\"git.push\"")).contains("cut off");
    assertThat(malformed("{\"eventType\":\"git.push\"} {}")).contains("not valid JSON");
    assertThat(malformed("[]")).contains("expected an object");
    assertThat(malformed("null")).contains("expected an object");
    assertThat(malformed("\"git.push\"")).contains("expected an object");
    assertThat(malformed("{}")).isEqualTo("no eventType");
    assertThat(malformed("{\"eventType\":null}")).isEqualTo("no eventType");
    assertThat(malformed("{\"eventType\":\" \"}")).isEqualTo("no eventType");
    assertThat(malformed("{\"eventType\":[]}")).isEqualTo("no eventType");
    assertThat(malformed("{\"eventType\":{\"git.push\":1}}")).isEqualTo("no eventType");
    assertThat(malformed("<html>")).contains("not valid JSON");
    assertThat(malformed("{\"eventType\":\"g\",\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}"))
        .contains("nested too deep");
    String secret = "{\"password\":hunter2}";
    assertThat(malformed(secret)).doesNotContain("hunter2");
  }

  @Test
  void brokenTextIsMalformed() {
    assertThat(malformed("{\"eventType\":\"thé\"}".getBytes(ISO_8859_1))).isEqualTo("not UTF-8");
    assertThat(malformed("{\"eventType\":\"tea\"}".getBytes(UTF_16))).isEqualTo("not UTF-8");
    byte[] half = "{\"eventType\":\"tea\",\"message\":{\"text\":\"é\"}}".getBytes(UTF_8);
    half[half.length - 4] = '.';
    assertThat(malformed(half)).isEqualTo("not UTF-8");
  }

  @Test
  void hugeNumbersAreKept() {
    String digits = "9".repeat(400);
    String body =
        "{\"eventType\":\"tea\",\"notificationId\":1e400,\"subscriptionId\":7,\"resource\":{\"n\":"
            + digits
            + "}}";
    HookEvent event = HookEvent.parse(body.getBytes(UTF_8)).event().orElseThrow();
    assertThat(event.notificationId()).contains("1e400");
    assertThat(event.resourceText("n")).contains(digits);
    assertThat(Resource.at("n").is(9).test(event)).isFalse();
  }

  @Test
  void lastOfTwoEqualNamesCounts() {
    byte[] twice = "{\"eventType\":\"tea\",\"eventType\":\"git.push\"}".getBytes(UTF_8);
    assertThat(HookEvent.parse(twice).event().orElseThrow().type()).isEqualTo(EventType.GIT_PUSH);
  }
}
