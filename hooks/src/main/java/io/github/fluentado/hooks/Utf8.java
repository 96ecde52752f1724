// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8. A reader would put question marks in the place of what is not. */
final class Utf8 {
  private Utf8() {}

  static boolean is(byte[] bytes) {
    byte all = 0;
    for (byte one : bytes) {
      all |= one;
    }
    if (all >= 0) {
      return true; // ASCII, as most are
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }
}
