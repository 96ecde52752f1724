// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.ServiceError;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodiesTest {
  private static ServiceError read(Reply reply) {
    return ErrorBodies.read(Objects.requireNonNull(reply.response()));
  }

  private static ServiceError error(
      @Nullable String message, @Nullable String typeKey, @Nullable String code) {
    return new ServiceError(
        Optional.ofNullable(message), Optional.ofNullable(typeKey), Optional.ofNullable(code));
  }

  @Test
  void theUsualShapeIsRead() {
    String body =
        "{\"$id\":\"1\",\"innerException\":null,\"message\":\"TF200016: No such project.\","
            + "\"typeName\":\"Microsoft.Tfs.ProjectDoesNotExistException, Microsoft.Tfs\","
            + "\"typeKey\":\"ProjectDoesNotExistException\",\"errorCode\":0,\"eventId\":3000}";

    assertThat(read(Reply.json(404, body)))
        .isEqualTo(error("TF200016: No such project.", "ProjectDoesNotExistException", "TF200016"));
  }

  @Test
  void theTypeNameServesWithoutATypeKey() {
    String body = "{\"message\":\"m\",\"typeName\":\"Microsoft.Vss.SomeException, Microsoft.Vss\"}";

    assertThat(read(Reply.json(400, body)).typeKey()).contains("SomeException");
  }

  @Test
  void theListEnvelopeAroundAMessageIsRead() {
    String body = "{\"count\":1,\"value\":{\"Message\":\"The request is invalid.\"}}";

    assertThat(read(Reply.json(400, body))).isEqualTo(error("The request is invalid.", null, null));
  }

  @Test
  void aDotNetExceptionIsRead() {
    String body =
        "{\"ClassName\":\"System.ArgumentException\",\"Message\":\"VS402490: busy\","
            + "\"InnerException\":null}";

    assertThat(read(Reply.json(500, body)))
        .isEqualTo(error("VS402490: busy", "ArgumentException", "VS402490"));
  }

  @Test
  void theOuterMessageOfNestedOnesCounts() {
    String body =
        "{\"message\":\"outer\",\"typeKey\":\"A\","
            + "\"innerException\":{\"message\":\"TF1234: inner\",\"typeKey\":\"B\"}}";

    assertThat(read(Reply.json(400, body))).isEqualTo(error("outer", "A", null));
  }

  @Test
  void plainTextIsTheMessage() {
    assertThat(read(Reply.typed(400, "text/plain; charset=utf-8", " TF50309: not allowed \n")))
        .isEqualTo(error("TF50309: not allowed", null, "TF50309"));
  }

  @Test
  void longPlainTextIsCut() {
    assertThat(read(Reply.typed(500, "text/plain", "x".repeat(9000))).message().orElseThrow())
        .hasSize(500);
  }

  @Test
  void aHeaderServesWithoutABody() {
    assertThat(read(Reply.empty(503, "X-TFS-ServiceError", "TF400898%3a%20Gone+home")))
        .isEqualTo(error("TF400898: Gone home", null, "TF400898"));
    assertThat(read(Reply.empty(401, "X-VSS-AuthenticateError", "100% wrong")).message())
        .contains("100% wrong");
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(read(Reply.json(400, "\uFEFF{\"message\":\"m\"}")).message()).contains("m");
  }

  @Test
  void theCharsetOfTheHeadersIsUsed() {
    HttpResponse response =
        HttpResponse.of(
            400,
            Reply.headers("Content-Type", "text/plain; charset=\"iso-8859-1\""),
            "zu gro\u00df".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(ErrorBodies.read(response).message()).contains("zu gro\u00df");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"message\":",
        "[]",
        "null",
        "\"text\"",
        "{\"message\":null}",
        "{\"message\":{\"a\":1}}",
        "{\"message\":\" \"}",
        "{\"count\":0,\"value\":[]}",
        "<html><body>502</body></html>"
      })
  void whatIsNoErrorBodySaysNothing(String body) {
    assertThat(read(Reply.json(500, body))).isEqualTo(ServiceError.none());
  }

  @Test
  void deepNestingDoesNoHarm() {
    String deep = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);

    assertThat(read(Reply.json(500, deep))).isEqualTo(ServiceError.none());
  }

  @Test
  void theTextOfARedirectIsNotRepeated() {
    Reply redirect = Reply.typed(302, "text/plain", "Moved to https://store.example/f?sig=secret");

    assertThat(ErrorBodies.read(Objects.requireNonNull(redirect.response())))
        .isEqualTo(ServiceError.none());
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "Message", "exceptionMessage", "ExceptionMessage"})
  void eachNameOfTheMessageIsRead(String name) {
    assertThat(read(Reply.json(500, "{\"" + name + "\":\"VS1234: m\"}")))
        .isEqualTo(error("VS1234: m", null, "VS1234"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"typeKey", "TypeKey", "ClassName", "typeName", "exceptionType", "ExceptionType"})
  void eachNameOfTheTypeIsRead(String name) {
    assertThat(read(Reply.json(500, "{\"" + name + "\":\"A.B.SomeException, A\"}")))
        .isEqualTo(error(null, "SomeException", null));
  }

  @Test
  void aBlankHeaderIsNoMessage() {
    assertThat(header(" ")).isEqualTo(ServiceError.none());
    assertThat(header("busy%20now").message()).contains("busy now");
  }

  private static ServiceError header(String text) {
    return ErrorBodies.read(
        HttpResponse.of(503, Reply.headers("X-TFS-ServiceError", text), new byte[0]));
  }

  @Test
  void aTextOrTheErrorForItSaysThatThereIsNoSuchRoute() {
    assertThat(unknownRoute(Reply.typed(404, "text/plain", "Not found"))).isTrue();
    assertThat(unknownRoute(Reply.json(404, "{\"message\":\"m\"}"))).isFalse();
    assertThat(unknownRoute(Reply.json(404, "{\"typeKey\":\"ProjectDoesNotExistException\"}")))
        .isFalse();
  }

  private static boolean unknownRoute(Reply reply) {
    return ErrorBodies.isUnknownRoute(Objects.requireNonNull(reply.response()));
  }
}
