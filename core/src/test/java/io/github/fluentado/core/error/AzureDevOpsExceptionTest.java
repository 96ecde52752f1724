// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureDevOpsExceptionTest {
  private static final String PASSWORD = "p\u00e4ss/w\"or&d+<x>";

  private static AzureDevOpsException.Builder failure() {
    return AzureDevOpsException.of(ErrorKind.INVALID, "Things do failed");
  }

  private static ServiceError said(String message) {
    return new ServiceError(Optional.of(message), Optional.empty(), Optional.empty());
  }

  private static HttpResponse answer(String type, String body) {
    return HttpResponse.of(
        400, Headers.none().and("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatTheServiceSaysIsCut() {
    String endless = "x".repeat(900_000);
    AzureDevOpsException error =
        failure()
            .error(
                new ServiceError(Optional.of(endless), Optional.of(endless), Optional.of(endless)))
            .response(HttpResponse.of(400, Headers.none().and("ActivityId", endless), new byte[0]))
            .reasons(List.of(new Reason(Optional.of(endless), Optional.of(endless), endless)))
            .request(
                new HttpRequest(
                    "GET", URI.create("https://h/" + "y".repeat(20_000)), Headers.none(), null))
            .build();

    assertThat(error.getMessage()).hasSizeBetween(3_000, 5_000).contains("x...");
    assertThat(error.serviceError().message().orElseThrow()).hasSize(1_003);
    assertThat(error.typeKey().orElseThrow()).hasSize(203);
    assertThat(error.activityId().orElseThrow()).hasSize(203);
    assertThat(error.reasons().get(0).text()).hasSize(1_003);
    assertThat(AzureDevOpsException.of(ErrorKind.INVALID, endless).build().getMessage())
        .hasSizeLessThan(3_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\r\n b",
        "a\tb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "a \u00a0 b",
        "a\u000bb",
        "a \u001b\u0000b",
        "a \u202eb",
        "\u2066a \u2069b\u200f",
        "a\ufeff b",
        "a\u200b b",
        "a \ud800b",
        " a b ",
        "a \ue000b"
      })
  void whatTheServiceSaysIsOneLineOfVisibleText(String text) {
    AzureDevOpsException error = failure().error(said(text)).build();

    assertThat(error.getMessage()).startsWith("Things do failed: a b -- ");
    assertThat(error.serviceError().message()).contains("a b");
  }

  @Test
  void lettersOfAllPeoplesStay() {
    String text = "gr\u00fc\u00df \u4f60\u597d \ud83d\ude00";
    assertThat(failure().error(said(text)).build()).hasMessageContaining(text);
    String pairs = "\ud83d\ude00".repeat(2_000);
    String cut = failure().error(said("x" + pairs)).build().serviceError().message().orElseThrow();
    assertThat(cut).endsWith("\ud83d\ude00...");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void nothingIsLeft(String authorization, List<String> forms, String canary) {
    HttpRequest request =
        new HttpRequest(
            "GET",
            URI.create("https://h/a"),
            Headers.none().with("Authorization", authorization),
            null);
    for (String form : forms) {
      AzureDevOpsException error =
          failure()
              .request(request)
              .error(
                  new ServiceError(
                      Optional.of("<" + form + ">"), Optional.of(form), Optional.of(form)))
              .reasons(List.of(new Reason(Optional.of(form), Optional.of(form), form)))
              .response(answer("text/plain", "[" + form + "]"))
              .build();
      String all = error + " " + error.serviceError() + error.reasons() + error.body();
      assertThat(all).as(form).contains("***").doesNotContain(form).doesNotContain(canary);
    }
  }

  @Test
  void aBearerTokenIsStruckOutInEachForm() {
    String token = "canary-0123456789.payload-0123456789.signature-0123456789";
    nothingIsLeft(
        "Bearer " + token,
        List.of(
            "Bearer " + token, token, base64(token), token.substring(37), token.substring(0, 17)),
        "canary");
  }

  @Test
  void aPasswordIsStruckOutInEachForm() {
    String pair = "user:" + PASSWORD;
    nothingIsLeft(
        "Basic " + base64(pair),
        List.of(
            "Basic " + base64(pair),
            base64(pair),
            base64(pair).replaceAll("=", ""),
            pair,
            PASSWORD,
            base64(PASSWORD),
            base64(PASSWORD).replace('+', '-').replace('/', '_'),
            URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8),
            PASSWORD.replace("\"", "\\\""),
            "p\\u00e4ss\\/w\\\"or\\u0026d\\u002b\\u003cx\\u003e",
            PASSWORD
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")),
        "w\"or");
  }

  @Test
  void aTokenThatIsNoPairIsStruckOutAsItStands() {
    nothingIsLeft("Basic not/base64!canary", List.of("not/base64!canary"), "canary");
    nothingIsLeft("canary-without-scheme", List.of("canary-without-scheme"), "canary");
  }

  @Test
  void aShortSecretTakesNoLettersOutOfWords() {
    AzureDevOpsException error =
        failure().hiding("Basic " + base64(":pat")).error(said("the pat of a path: pat")).build();
    assertThat(error.serviceError().message()).contains("the *** of a path: ***");
    AzureDevOpsException tiny =
        failure().hiding("Basic " + base64(":ab")).error(said("ab abc")).build();
    assertThat(tiny.serviceError().message()).contains("ab abc");
  }

  @Test
  void hiddenCharactersDoNotSaveASecret() {
    AzureDevOpsException error =
        failure().hiding("Bearer canary-token").error(said("cana\u200bry-to\u0000ken")).build();
    assertThat(error.serviceError().message()).contains("***");
  }

  @Test
  void noCutLeavesAPartOfASecret() {
    String token = "canary-" + "0123456789".repeat(4);
    for (int before = 8_150; before < 8_200; before += 7) {
      AzureDevOpsException error =
          failure()
              .hiding("Bearer " + token)
              .response(answer("text/plain", "x".repeat(before) + token + "y".repeat(20_000)))
              .build();
      assertThat(error.body()).doesNotContain("can").hasSizeBetween(8_000, 8_192);
    }
    String many = (token + " ").repeat(2_000);
    for (String type : List.of("text/plain", "application/octet-stream")) {
      assertThat(failure().hiding("Bearer " + token).response(answer(type, many)).build().body())
          .startsWith("*** ***")
          .doesNotContain("can");
    }
    String message = "z".repeat(990) + token + " " + "z".repeat(5_000);
    assertThat(failure().hiding("Bearer " + token).error(said(message)).build().getMessage())
        .doesNotContain("can");
  }

  @Test
  void withoutASecretTheBodyIsItsBeginning() {
    String body = "line\n".repeat(5_000);
    assertThat(failure().response(answer("text/plain", body)).build().body())
        .isEqualTo(body.substring(0, 8_192));
    assertThat(failure().response(answer("application/octet-stream", "a\u0001b\tc")).build().body())
        .isEqualTo("a?b\tc");
  }

  @Test
  void reasonsAreShownUnlessTheMessageSaysThem() {
    Reason title =
        new Reason(Optional.of("System.Title"), Optional.of("required"), "Title is needed.");
    Reason state = new Reason(Optional.of("System.State"), Optional.empty(), "No such state.");
    AzureDevOpsException error =
        failure().error(said("Title is needed.")).reasons(List.of(title, state)).build();

    assertThat(error.reasons()).containsExactly(title, state);
    assertThat(error)
        .hasMessageStartingWith(
            "Things do failed: Title is needed."
                + " {System.Title (required); System.State: No such state.}");
  }

  @Test
  void manyReasonsAreCounted() {
    List<Reason> reasons =
        IntStream.range(0, 60)
            .mapToObj(i -> new Reason(Optional.of("F" + i), Optional.empty(), ""))
            .toList();
    AzureDevOpsException error = failure().reasons(reasons).build();

    assertThat(error.reasons()).hasSize(50);
    assertThat(error).hasMessageContaining("{F0; F1; F2; F3; F4; and 45 more}");
    Reason bare = new Reason(Optional.empty(), Optional.of("SomeException"), "text");
    assertThat(bare).hasToString("(SomeException): text");
    Reason saidAlready = new Reason(Optional.empty(), Optional.empty(), "failed");
    assertThat(failure().error(said("it failed")).reasons(List.of(saidAlready)).build())
        .hasMessageStartingWith("Things do failed: it failed -- ");
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void theCauseIsToldWhereNothingElseIs(ErrorKind kind) {
    boolean told =
        List.of(ErrorKind.TRANSPORT, ErrorKind.TIMED_OUT, ErrorKind.OUTCOME_UNKNOWN).contains(kind);
    IOException cause = new IOException("line\nbroke Bearer canary-token");
    AzureDevOpsException error =
        AzureDevOpsException.of(kind, "It failed")
            .hiding("Bearer canary-token")
            .cause(cause)
            .build();

    assertThat(String.valueOf(error.getMessage()).startsWith("It failed: line broke *** -- "))
        .isEqualTo(told);
    assertThat(
            AzureDevOpsException.of(kind, "It: line broke x")
                .cause(new IOException("line broke x"))
                .build())
        .hasMessageStartingWith("It: line broke x -- ");
    assertThat(
            AzureDevOpsException.of(kind, "It")
                .cause(cause)
                .response(answer("text/plain", ""))
                .build())
        .hasMessageStartingWith("It [status 400] -- ");
  }

  @Test
  void canBeSerialized() throws Exception {
    AzureDevOpsException error =
        failure()
            .reasons(List.of(new Reason(Optional.empty(), Optional.empty(), "r")))
            .error(said("m"))
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      AzureDevOpsException read = (AzureDevOpsException) in.readObject();
      assertThat(read.reasons()).isEmpty();
      assertThat(read).hasMessage(error.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void eachKindIsInTheTable(ErrorKind kind) throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "errors.md")))
        .contains("\n| `" + kind + "` |");
    assertThat(kind.remedy()).isNotBlank();
  }

  @Test
  void whatIsKnownOfTheAttemptsIsTold() {
    AzureDevOpsException error = failure().attempts(2).retryAfter(Duration.ofSeconds(7)).build();

    assertThat(error.attempts()).isEqualTo(2);
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(error).hasMessageContaining("[2 attempts]");
    assertThat(failure().attempts(1).build().getMessage()).doesNotContain("attempt");
    assertThat(failure().build().retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"299, text", "300, ''", "399, ''", "400, text"})
  void theBodyOfARedirectIsNotShown(int status, String shown) {
    HttpResponse response =
        HttpResponse.of(
            status,
            Headers.none().and("Content-Type", "text/plain"),
            "text".getBytes(StandardCharsets.UTF_8));

    assertThat(failure().response(response).build().body()).isEqualTo(shown);
  }

  @Test
  void theActivityIsToldUnderEitherNameOfItsHeader() {
    for (String name : List.of("ActivityId", "X-VSS-E2EID")) {
      HttpResponse response = HttpResponse.of(500, Headers.none().and(name, "0f-1"), new byte[0]);
      AzureDevOpsException error = failure().response(response).build();

      assertThat(error.activityId()).contains("0f-1");
      assertThat(error).hasMessageContaining("activity 0f-1");
    }
  }

  @Test
  void fiveReasonsAreShownAndTheOthersCounted() {
    List<Reason> all =
        IntStream.rangeClosed(1, 7)
            .mapToObj(i -> new Reason(Optional.empty(), Optional.empty(), "reason" + i))
            .toList();

    String five = failure().reasons(all.subList(0, 5)).build().getMessage();
    String seven = failure().reasons(all).build().getMessage();

    assertThat(five).contains("reason5}").doesNotContain("more");
    assertThat(seven).contains("reason5; and 2 more}").doesNotContain("reason6");
  }
}
