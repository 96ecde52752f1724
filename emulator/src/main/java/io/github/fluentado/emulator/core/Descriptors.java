// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** How the service makes the names of subjects and scopes from their ids. */
public final class Descriptors {
  private static final String SID = "S-1-9-1551374245-";

  private Descriptors() {}

  /** The id in base64, with the version that such ids have in descriptors. */
  static String ofUser(UUID id) {
    long high = (id.getMostSignificantBits() & ~0xF000L) | 0x7000L;
    return "aad." + base64(new UUID(high, id.getLeastSignificantBits()).toString());
  }

  static String ofGroup(String sid) {
    return "vssgp." + base64(sid);
  }

  public static String ofScope(UUID id) {
    return "scp." + base64(id.toString());
  }

  /** The identifier of a group that each scope has under the same number. */
  static String wellKnownSid(UUID scope, int number) {
    return SID + numbers(scope) + "-0-0-0-0-" + number;
  }

  static String sid(UUID scope, UUID group) {
    return SID + numbers(scope) + "-1-" + numbers(group);
  }

  /** Four numbers from the bytes in the order in which the service keeps an id. */
  private static String numbers(UUID id) {
    long high = id.getMostSignificantBits();
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putInt(Integer.reverseBytes((int) (high >> 32)));
    bytes.putShort(Short.reverseBytes((short) (high >> 16)));
    bytes.putShort(Short.reverseBytes((short) high));
    bytes.putLong(id.getLeastSignificantBits()).flip();
    return "%s-%s-%s-%s"
        .formatted(
            Integer.toUnsignedString(bytes.getInt()),
            Integer.toUnsignedString(bytes.getInt()),
            Integer.toUnsignedString(bytes.getInt()),
            Integer.toUnsignedString(bytes.getInt()));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
