// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fluentado.core.http.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
  private static final String TEXT = "plain text ".repeat(5000);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(byte[] plain, boolean framed, int level) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(level, !framed);
    try (OutputStream zlib = new DeflaterOutputStream(bytes, deflater)) {
      zlib.write(plain);
    }
    deflater.end();
    return bytes.toByteArray();
  }

  /** Tells how much is left, and whether it was closed. */
  private static final class Wire extends FilterInputStream {
    private int closed;

    Wire(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private static Headers coded(String... values) {
    Headers headers = Headers.none();
    for (String value : values) {
      headers = headers.with("Content-Encoding", value);
    }
    return headers;
  }

  @Test
  void aPartIsAskedForWithoutCompression() {
    assertThat(Encoding.asked(Headers.none())).isEqualTo("gzip");
    assertThat(Encoding.asked(Headers.none().with("range", "bytes=0-"))).isEqualTo("identity");
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, gzip",
    "'deflate, gzip', deflate;gzip",
    "' X-GZip ,', gzip",
    "identity, ''",
    "br, ''",
    "'gzip, br', ''",
    "x-, ''"
  })
  void codingsAreReadInOrderAndOnlyAllOfThemOrNone(String value, String codings) {
    assertThat(String.join(";", Encoding.of(200, coded(value)))).isEqualTo(codings);
  }

  @Test
  void onlyAPartThatSaysSoStaysCompressed() {
    Headers gzip = coded("gzip");
    Headers range = gzip.with("Content-Range", "bytes 0-1/2");
    Headers several = gzip.with("Content-Type", " Multipart/ByteRanges; boundary=x");

    assertThat(Encoding.of(206, gzip)).containsExactly("gzip");
    assertThat(Encoding.of(206, range)).isEmpty();
    assertThat(Encoding.of(206, several)).isEmpty();
    assertThat(Encoding.of(200, range)).containsExactly("gzip");
    assertThat(Encoding.of(200, Headers.none())).isEmpty();
    assertThat(Encoding.undone(range.with("Content-Length", "9")).fields())
        .containsExactlyElementsOf(Headers.none().with("Content-Range", "bytes 0-1/2").fields());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9})
  void deflateIsReadWithItsFrameAndWithout(int level) throws IOException {
    for (byte[] plain : List.of(bytes(TEXT), bytes("x"), new byte[0])) {
      for (boolean framed : new boolean[] {true, false}) {
        byte[] body = deflate(plain, framed, level);
        InputStream undone = Encoding.undone(List.of("deflate"), new ByteArrayInputStream(body));
        assertThat(undone.readAllBytes()).isEqualTo(plain);
      }
    }
  }

  @Test
  void severalCodingsAreUndoneTheLastFirst() throws IOException {
    byte[] body = gzip(deflate(bytes(TEXT), true, 5));

    InputStream undone =
        Encoding.undone(List.of("deflate", "gzip"), new ByteArrayInputStream(body));

    assertThat(undone.readAllBytes()).isEqualTo(bytes(TEXT));
  }

  @Test
  void singleBytesAreReadToo() throws IOException {
    InputStream undone =
        Encoding.undone(List.of("gzip"), new ByteArrayInputStream(gzip(new byte[] {0, 127, -1})));

    assertThat(new int[] {undone.read(), undone.read(), undone.read(), undone.read()})
        .containsExactly(0, 127, 255, -1);
  }

  @Test
  void nothingIsReadBeforeTheFirstReadAndTheEndIsReadWithTheLast() throws IOException {
    Wire wire = new Wire(deflateWithRest());
    int whole = wire.available();

    InputStream undone = Encoding.undone(List.of("deflate"), wire);
    assertThat(wire.available()).isEqualTo(whole);
    assertThat(undone.readAllBytes()).isEqualTo(bytes("x"));

    assertThat(wire.available()).isZero();
    assertThat(undone.read()).isEqualTo(-1);
  }

  // More than the stream that inflates takes in at once stands behind the end.
  private static byte[] deflateWithRest() throws IOException {
    byte[] body = deflate(bytes("x"), true, 5);
    return Arrays.copyOf(body, 8 * 1024 + 100);
  }

  @Test
  void whatFollowsTheBodyIsLeftAloneBeyondALittle() throws IOException {
    Wire wire = new Wire(Arrays.copyOf(deflate(bytes("x"), true, 5), 20 * 1024));

    InputStream undone = Encoding.undone(List.of("deflate"), wire);
    assertThat(undone.readAllBytes()).isEqualTo(bytes("x"));
    assertThat(undone.read()).isEqualTo(-1);

    assertThat(wire.available()).isGreaterThan(10 * 1024);
  }

  @Test
  void aGzipInSeveralPartsIsReadWhole() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(gzip(bytes("one ")));
    body.write(gzip(bytes("two")));
    // Tells nothing of what is there, as a connection does between two packets.
    InputStream packets =
        new FilterInputStream(new ByteArrayInputStream(body.toByteArray())) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 1));
          }

          @Override
          public int available() {
            return 0;
          }
        };

    assertThat(Encoding.undone(List.of("gzip"), packets).readAllBytes())
        .isEqualTo(bytes("one two"));
  }

  @Test
  void closingClosesTheBodyWhetherItWasReadOrNot() throws IOException {
    for (String coding : List.of("gzip", "deflate")) {
      Wire unread = new Wire(new byte[0]);
      Encoding.undone(List.of(coding), unread).close();
      assertThat(unread.closed).isEqualTo(1);

      Wire read = new Wire(coding.equals("gzip") ? gzip(bytes("x")) : deflate(bytes("x"), true, 5));
      InputStream undone = Encoding.undone(List.of(coding), read);
      assertThat(undone.read()).isEqualTo('x');
      undone.close();
      assertThat(read.closed).isPositive();
      assertThatIOException().isThrownBy(undone::read);
    }
  }

  @Test
  void brokenCompressionIsToldForWhatItIs() throws IOException {
    byte[] whole = deflate(bytes(TEXT), true, 5);
    InputStream cut =
        Encoding.undone(List.of("deflate"), new ByteArrayInputStream(whole, 0, whole.length / 2));
    assertThatIOException()
        .isThrownBy(cut::readAllBytes)
        .isInstanceOf(EOFException.class)
        .withMessage("the body was cut off in the middle of its deflate");
    InputStream noGzip = Encoding.undone(List.of("gzip"), new ByteArrayInputStream(bytes("text")));
    assertThatIOException()
        .isThrownBy(noGzip::read)
        .withMessageStartingWith("the body is not the gzip that it says it is: ");
  }
}
