// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

  @ParameterizedTest
  @CsvSource({
    "7.1, 7, 1, false, 0",
    "7.1-preview, 7, 1, true, 0",
    "7.1-Preview.3, 7, 1, true, 3",
    "' 10.12 ', 10, 12, false, 0"
  })
  void isReadAndWritten(String text, int major, int minor, boolean preview, int revision) {
    ApiVersion version = ApiVersion.parse(text);

    assertThat(version).isEqualTo(new ApiVersion(major, minor, preview, revision));
    assertThat(version).hasToString(text.strip().toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "7",
        "7.",
        ".1",
        "7.1.2",
        "7.1-",
        "7.1-preview.",
        "7.1-beta",
        "v7.1",
        "-7.1",
        "7.1 x"
      })
  void whatIsNoneIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiVersion.parse(text))
        .withMessageStartingWith("version ");
  }

  @Test
  void partsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ApiVersion(-1, 0, false, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ApiVersion(7, -1, false, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ApiVersion(7, 1, true, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ApiVersion(7, 1, false, 1));
    assertThat(new ApiVersion(0, 0, false, 0)).hasToString("0.0");
  }

  @Test
  void areOrderedByAge() {
    List<ApiVersion> sorted =
        Stream.of("7.1", "7.10", "7.2-preview.2", "6.1", "7.2-preview", "7.2", "7.1-preview.1")
            .map(ApiVersion::parse)
            .sorted()
            .toList();

    assertThat(sorted)
        .extracting(ApiVersion::toString)
        .containsExactly(
            "6.1", "7.1-preview.1", "7.1", "7.2-preview", "7.2-preview.2", "7.2", "7.10");
  }

  @ParameterizedTest
  @CsvSource({
    "7.1, 7.0, 7.0",
    "7.1-preview.3, 7.0, 7.0-preview",
    "7.1-preview, 7.0, 7.0-preview",
    "7.1, 7.1, 7.1",
    "7.1-preview.3, 7.1, 7.1-preview.3",
    "7.1, 7.2, 7.1",
    "6.1, 7.0, 6.1",
    "7.0, 6.1, 6.1",
    "7.2, 7.0-preview.1, 7.0",
    "7.1, 10.0, 7.1"
  })
  void isCappedAtWhatAServerHas(String asked, String newest, String capped) {
    assertThat(ApiVersion.parse(asked).cappedAt(ApiVersion.parse(newest))).hasToString(capped);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The version 7.1 is too new; the latest is 7.0. | 7.0",
        "7.2 (7.1-preview.2) | 7.1-preview.2",
        "\u00ab6.1\u00bb\u3002 | 6.1",
        "at 10.0.0.1 and v7.1 | ",
        "no number | ",
        "1234.5 | ",
      })
  void theLastOfASentenceIsFound(String sentence, String last) {
    assertThat(ApiVersion.lastIn(sentence).map(ApiVersion::toString).orElse(null)).isEqualTo(last);
  }
}
