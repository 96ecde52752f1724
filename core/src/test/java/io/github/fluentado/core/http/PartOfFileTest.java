// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a part of a file is named, and by what a file is known to be the same. */
class PartOfFileTest {
  private static Optional<ContentRange> range(String text) {
    return ContentRange.of(Headers.none().and("Content-Range", text));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes 0-0/1, 0, 0, 1",
    "bytes 10-19/20, 10, 19, 20",
    "' BYTES  10-19/200 ', 10, 19, 200",
    "bytes 3-5/*, 3, 5, -1"
  })
  void anAnswerTellsWhichBytesItHas(String text, long from, long to, long total) {
    OptionalLong all = total < 0 ? OptionalLong.empty() : OptionalLong.of(total);

    assertThat(range(text)).contains(new ContentRange(from, to, all));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bytes", "bytes */20", "bytes 5-4/9", "bytes 5-9/9", "items 0-0/1", "0-0/1"})
  void whatCannotBeUnderstoodIsNoPart(String text) {
    assertThat(range(text)).isEmpty();
    assertThat(ContentRange.of(Headers.none())).isEmpty();
  }

  @Test
  void aRequestNamesAPart() {
    assertThat(ContentRange.of(5, OptionalLong.empty())).isEqualTo("bytes=5-");
    assertThat(ContentRange.of(5, OptionalLong.of(9))).isEqualTo("bytes=5-9");
    assertThat(ContentRange.sent(5, 10, 20)).isEqualTo("bytes 5-14/20");
  }

  private static Headers headers(String name, String value) {
    return Headers.none().and(name, value);
  }

  @Test
  void aStrongTagOrElseADateTellsThatAFileIsTheSame() {
    Validator tag = new Validator("\"a\"");
    Validator date = new Validator("Mon, 01 Jun 2026 10:00:00 GMT");

    assertThat(Validator.of(headers("ETag", " \"a\" "))).contains(tag);
    assertThat(Validator.of(headers("Last-Modified", date.text() + " "))).contains(date);
    assertThat(Validator.of(headers("Last-Modified", date.text()).and("ETag", "\"a\"")))
        .contains(tag);
    // A tag that cannot be relied on says that the file may change within a second.
    assertThat(Validator.of(headers("Last-Modified", date.text()).and("ETag", "W/\"a\"")))
        .isEmpty();
    for (String none : new String[] {"", "\"\"", "a", "\""}) {
      assertThat(Validator.of(headers("ETag", none))).isEmpty();
    }
    assertThat(Validator.of(headers("Last-Modified", " "))).isEmpty();
    assertThat(Validator.of(Headers.none())).isEmpty();
  }

  @Test
  void onlyAnotherTagTellsThatAFileIsAnotherOne() {
    Validator tag = new Validator("\"a\"");

    assertThat(tag.allows(headers("ETag", "\"a\""))).isTrue();
    assertThat(tag.allows(headers("ETag", "\"b\""))).isFalse();
    assertThat(tag.allows(Headers.none())).isTrue();
  }
}
