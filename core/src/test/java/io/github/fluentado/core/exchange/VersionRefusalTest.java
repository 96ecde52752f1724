// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRefusalTest {
  private static final String TOO_NEW =
      "The requested REST API version of 7.1 is out of range for this server."
          + " The latest REST API version this server supports is 7.0.";

  private static Optional<VersionRefusal> read(int status, String body) {
    return VersionRefusal.read(Objects.requireNonNull(Reply.json(status, body).response()));
  }

  private static String body(String typeKey, String message) {
    return "{\"$id\":\"1\",\"innerException\":null,\"message\":\""
        + message
        + "\",\"typeKey\":\""
        + typeKey
        + "\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOO_NEW,
        "The requested REST API version of 7.2-preview.1 is out of range for this route. The latest"
            + " REST API version this route supports is 7.0.",
        "The requested REST API version of 7.1 is out of the valid range for this server. The latest"
            + " REST API version supported by this server is 7.0",
        "La version 7.1 est hors limites. Derni\u00e8re version prise en charge : 7.0.",
        "7.1 \u306f\u7bc4\u56f2\u5916\u3067\u3059\u30027.0"
      })
  void theNewestIsReadFromTheSentence(String message) {
    assertThat(read(400, body("VssVersionOutOfRangeException", message)))
        .contains(
            new VersionRefusal(
                VersionRefusal.Kind.OUT_OF_RANGE, Optional.of(new ApiVersion(7, 0, false, 0))));
  }

  @Test
  void aSentenceWithoutANumberTellsNoNewest() {
    assertThat(read(400, body("VssVersionOutOfRangeException", "too new")))
        .contains(new VersionRefusal(VersionRefusal.Kind.OUT_OF_RANGE, Optional.empty()));
  }

  @Test
  void otherShapesAreKnown() {
    String wrapped = "{\"count\":1,\"value\":{\"Message\":\"" + TOO_NEW + "\"}}";
    String named =
        "{\"message\":\""
            + TOO_NEW
            + "\",\"typeName\":\"Microsoft.VisualStudio.Services.WebApi"
            + ".VssVersionOutOfRangeException, Microsoft.VisualStudio.Services.WebApi\"}";
    for (String body : List.of(wrapped, named)) {
      assertThat(read(400, body).orElseThrow().kind()).isEqualTo(VersionRefusal.Kind.OUT_OF_RANGE);
    }
    var plain = Objects.requireNonNull(Reply.typed(400, "text/plain", TOO_NEW).response());
    assertThat(VersionRefusal.read(plain).orElseThrow().newest()).contains(ApiVersion.parse("7.0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VssInvalidPreviewVersionException | whatever 7.1-preview | PREVIEW_ONLY",
        " | The requested version \\\"7.1\\\" of the resource is under preview. The -preview flag must be"
            + " supplied in the api-version for such requests. | PREVIEW_ONLY",
        "VssVersionNotSpecifiedException | No api-version was supplied for the POST | MISSING",
      })
  void theOtherRefusalsOfAVersionAreToldApart(String key, String message, String kind) {
    assertThat(read(400, body(key == null ? "" : key, message)))
        .contains(new VersionRefusal(VersionRefusal.Kind.valueOf(kind), Optional.empty()));
  }

  @Test
  void anythingElseIsNone() {
    assertThat(read(404, body("VssVersionOutOfRangeException", TOO_NEW))).isEmpty();
    assertThat(read(200, body("VssVersionOutOfRangeException", TOO_NEW))).isEmpty();
    assertThat(read(400, body("VssPropertyValidationException", TOO_NEW))).isEmpty();
    assertThat(read(400, body("", "7.1 is a number"))).isEmpty();
    assertThat(read(400, "")).isEmpty();
  }

  @Test
  void isToldAsNotSupported() {
    for (String verb : List.of("GET", "POST")) {
      var error =
          Scenario.of(verb)
              .replies(Reply.json(400, body("VssVersionOutOfRangeException", TOO_NEW)))
              .run()
              .fails(ErrorKind.NOT_SUPPORTED)
              .after(1)
              .error();
      assertThat(error)
          .hasMessageContaining("supports is 7.0.")
          .hasMessageContaining("not supported:");
    }
    Scenario.of("GET")
        .replies(Reply.json(400, body("VssInvalidPreviewVersionException", "7.1")))
        .run()
        .fails(ErrorKind.INVALID);
  }
}
