// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The MD5 of a whole file that an answer offers, and of what has come of it. A check against
 * accidents: whoever can change the file can change the header.
 */
final class Checksum {
  private static final int MD5_BYTES = 16;
  private static final int PIECE = 64 * 1024;

  private final byte[] expected;
  private final MessageDigest digest = md5();
  private long counted;

  private Checksum(byte[] expected) {
    this.expected = expected;
  }

  /** What the answer offers; absent for nothing, or nothing that can be understood. */
  static Optional<Checksum> of(Download.Content content) {
    Headers headers = content.headers();
    if (headers.first("Content-Encoding").isPresent()) {
      return Optional.empty();
    }
    // Of a part, Content-MD5 is that of the part alone.
    Optional<String> whole =
        content.isPart()
            ? headers.first("x-ms-blob-content-md5")
            : headers.first("Content-MD5").or(() -> headers.first("x-ms-blob-content-md5"));
    return whole.flatMap(Checksum::decoded).map(Checksum::new);
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      return bytes.length == MD5_BYTES ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has MD5", impossible);
    }
  }

  /** A piece has come; pieces that do not follow each other leave the check to the end. */
  void add(long position, byte[] bytes, int length) {
    if (position == counted) {
      digest.update(bytes, 0, length);
      counted += length;
    }
  }

  /**
   * Checks all.
   *
   * @param total bytes of the file
   * @param again the file to be read once more, where it did not come in order; absent if it cannot
   */
  void check(long total, @Nullable InputStream again) throws IOException {
    byte[] found = counted == total ? digest.digest() : again == null ? null : read(again);
    if (found != null && !MessageDigest.isEqual(expected, found)) {
      String text =
          "The download has another content than announced: MD5 "
              + Base64.getEncoder().encodeToString(found)
              + " in place of "
              + Base64.getEncoder().encodeToString(expected);
      throw AzureDevOpsException.of(ErrorKind.TRANSPORT, text).build();
    }
  }

  private static byte[] read(InputStream again) throws IOException {
    MessageDigest whole = md5();
    byte[] piece = new byte[PIECE];
    for (int read = again.read(piece); read >= 0; read = again.read(piece)) {
      whole.update(piece, 0, read);
    }
    return whole.digest();
  }
}
