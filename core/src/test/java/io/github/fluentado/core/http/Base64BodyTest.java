// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64BodyTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 3071, 3072, 3073, 6144, 100_000})
  void contentOfAnyLengthIsSentAsOneBase64Text(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    RequestBody body = RequestBody.base64(RequestBody.of(bytes));
    byte[] wanted = Base64.getEncoder().encode(bytes);

    assertThat(body.length()).isEqualTo(wanted.length);
    for (int attempt = 0; attempt < 2; attempt++) {
      try (InputStream text = body.open()) {
        assertThat(text.readAllBytes()).isEqualTo(wanted);
        assertThat(text.read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void itCanBeReadByteByByte() throws IOException {
    try (InputStream text = RequestBody.base64(RequestBody.of("ab")).open()) {
      assertThat(new int[] {text.read(), text.read(), text.read(), text.read(), text.read()})
          .containsExactly('Y', 'W', 'I', '=', -1);
    }
  }

  @Test
  void itCanBeReadInPiecesOfAnySize() throws IOException {
    byte[] piece = {'-', '-', '-', '-', '-', '-'};
    try (InputStream text = RequestBody.base64(RequestBody.of("abcd")).open()) {
      assertThat(text.read(piece, 0, 0)).isZero();
      assertThat(text.read(piece, 1, 3)).isEqualTo(3);
      assertThat(new String(piece, StandardCharsets.US_ASCII)).isEqualTo("-YWJ--");
      assertThat(text.read(piece, 0, 6)).isEqualTo(5);
      assertThat(new String(piece, StandardCharsets.US_ASCII)).isEqualTo("jZA==-");
      assertThat(text.read(piece, 0, 6)).isEqualTo(-1);
      assertThat(text.read(piece, 0, 0)).isZero();
    }
  }

  @Test
  void closingItClosesTheContent() throws IOException {
    AtomicInteger closed = new AtomicInteger();
    InputStream content =
        new ByteArrayInputStream(new byte[9]) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };

    RequestBody.base64(RequestBody.once(content, 9)).open().close();

    assertThat(closed).hasValue(1);
  }

  @Test
  void whatCanBeReadOnceStaysSo() {
    InputStream stream = new ByteArrayInputStream(new byte[] {1});

    assertThat(RequestBody.base64(RequestBody.once(stream, -1)).replayable()).isFalse();
    assertThat(RequestBody.base64(RequestBody.once(stream, -1)).length()).isEqualTo(-1);
    assertThat(RequestBody.base64(RequestBody.of("a")).replayable()).isTrue();
  }

  @Test
  @SuppressWarnings("NullAway") // What a caller without null checks may do.
  void noContentIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestBody.base64(null))
        .withMessageContaining("body");
  }
}
