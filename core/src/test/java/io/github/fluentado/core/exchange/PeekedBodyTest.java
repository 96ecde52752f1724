// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** What was read to see whether a body is a page to sign in is given again. */
class PeekedBodyTest {
  private static final byte[] CONTENT = content();

  private static byte[] content() {
    byte[] content = new byte[1000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 7);
    }
    return content;
  }

  private static PeekedBody peeked() throws IOException {
    return PeekedBody.of(new ByteArrayInputStream(CONTENT));
  }

  private static boolean isPage(String content) throws IOException {
    return PeekedBody.of(new ByteArrayInputStream(content.getBytes(UTF_8))).isPage();
  }

  @Test
  void itIsGivenByteByByte() throws IOException {
    try (PeekedBody body = peeked()) {
      for (byte next : CONTENT) {
        assertThat(body.read()).isEqualTo(next & 0xff);
      }
      assertThat(body.read()).isEqualTo(-1);
    }
  }

  @Test
  void itIsGivenInPiecesOfAnySize() throws IOException {
    for (int size : new int[] {1, 7, 255, 256, 257, 2000}) {
      try (PeekedBody body = peeked()) {
        byte[] all = new byte[CONTENT.length + size];
        int length = 0;
        for (int read = 0; read >= 0; read = body.read(all, length, size)) {
          length += read;
        }
        assertThat(length).isEqualTo(CONTENT.length);
        assertThat(all).startsWith(CONTENT);
        assertThat(body.read(all, 0, 0)).isLessThanOrEqualTo(0);
      }
    }
  }

  @Test
  void whatIsSkippedIsCountedAndTheRestIsGiven() throws IOException {
    try (PeekedBody body = peeked()) {
      assertThat(body.skip(0)).isZero();
      assertThat(body.skip(-1)).isZero();
      assertThat(body.available()).isEqualTo(CONTENT.length);
      assertThat(body.skip(10)).isEqualTo(10);
      assertThat(body.read()).isEqualTo(CONTENT[10] & 0xff);
      assertThat(body.available()).isEqualTo(CONTENT.length - 11);
      // No more than what was peeked is skipped at once.
      long skipped = body.skip(600);
      assertThat(skipped).isBetween(1L, 600L);
      assertThat(body.read()).isEqualTo(CONTENT[(int) skipped + 11] & 0xff);
      body.skipNBytes(500);
      assertThat(body.read()).isEqualTo(CONTENT[(int) skipped + 512] & 0xff);
    }
  }

  @Test
  void nothingCanBeMarkedAsTheBeginningWouldBeMissing() throws IOException {
    try (PeekedBody body = peeked()) {
      assertThat(body.markSupported()).isFalse();
    }
  }

  @Test
  void aPageIsKnownByItsBeginningHoweverItComes() throws IOException {
    assertThat(isPage("<!DOCTYPE html><title>Sign in</title>")).isTrue();
    assertThat(isPage("  \n<html lang=\"en\">")).isTrue();
    assertThat(isPage("<htm")).isFalse();
    assertThat(isPage("{\"html\":1}")).isFalse();
    assertThat(isPage("")).isFalse();
    InputStream slow =
        new ByteArrayInputStream("<html>".getBytes(UTF_8)) {
          @Override
          public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
          }
        };
    try (PeekedBody body = PeekedBody.of(slow)) {
      assertThat(body.isPage()).isTrue();
      assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo("<html>");
    }
  }

  @Test
  void nothingIsSkippedWhenNothingIsAskedFor() throws IOException {
    PeekedBody body = PeekedBody.of(new ByteArrayInputStream(new byte[] {1, 2, 3}));

    assertThat(body.skip(0)).isZero();
    assertThat(body.skip(-1)).isZero();
    assertThat(body.skip(1)).isEqualTo(1);
    assertThat(body.read()).isEqualTo(2);
  }
}
