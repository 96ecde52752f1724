// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  @TempDir Path folder;

  private static RequestBody once(long length) {
    return RequestBody.once(
        new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)), length);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 3})
  void aStreamIsOpenedOnceAndNeverGivesAnEmptyRest(long length) throws IOException {
    for (RequestBody body : new RequestBody[] {once(length), RequestBody.base64(once(length))}) {
      assertThat(body.replayable()).isFalse();
      try (InputStream stream = body.open()) {
        assertThat(stream.readAllBytes()).isNotEmpty();
      }
      for (int i = 0; i < 2; i++) {
        assertThatIOException()
            .isThrownBy(body::open)
            .withMessageContaining("cannot be read again");
      }
    }
  }

  @Test
  void aStreamThatWasOpenedAndNotReadIsNotOpenedAgainEither() throws IOException {
    RequestBody body = once(3);
    body.open().close();

    assertThatIOException().isThrownBy(body::open);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "abcd"})
  void aFileOfAnotherSizeThanPromisedIsNotSent(String now) throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "abc");
    RequestBody body = RequestBody.of(file);
    try (InputStream stream = body.open()) {
      assertThat(stream.readAllBytes()).hasSize(3);
    }
    Files.writeString(file, now);

    assertThatIOException()
        .isThrownBy(body::open)
        .withMessageContaining("it had 3 bytes, and now has " + now.length());
  }

  @Test
  void aFileThatIsGoneIsNotSentAsAnEmptyOne() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "abc");
    RequestBody body = RequestBody.of(file);
    Files.delete(file);

    assertThatIOException().isThrownBy(body::open);
  }
}
