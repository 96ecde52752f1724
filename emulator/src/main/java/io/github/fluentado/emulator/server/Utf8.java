// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts that clients send: bytes that are no UTF-8 are refused, not replaced. */
public final class Utf8 {
  private Utf8() {}

  public static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ServiceException.of(
          400, "System.Text.DecoderFallbackException", 0, "The request body is not valid UTF-8.");
    }
  }
}
