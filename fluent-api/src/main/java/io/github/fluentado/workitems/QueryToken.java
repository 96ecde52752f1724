// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.error.Check;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What is still to come of a query, as a text: the numbers, each as its distance from the one
 * before, and as of when. So nothing is lost or repeated, whatever has changed meanwhile. Two bytes
 * a number are usual; {@value #MOST} numbers, which is the most that the service finds, need 130 kB
 * at worst.
 */
final class QueryToken {
  static final int MOST = 20_000;

  private static final String TOO_MANY = "q0";
  private static final String MARK = "q1";
  private static final int FIXED = 1 + Long.BYTES + Integer.BYTES;
  private static final int NOW = 0;
  private static final int PAST = 1;
  private static final int THEN = 2;

  private QueryToken() {}

  /** The token for what is left of it; one that is refused with the reason if that is too much. */
  static String of(QuerySource.Found left) {
    if (left.ids().size() > MOST) {
      return TOO_MANY;
    }
    Instant asOf = left.asOf();
    ByteBuffer head = ByteBuffer.allocate(FIXED);
    head.put((byte) (asOf == null ? NOW : left.past() ? PAST : THEN));
    head.putLong(asOf == null ? 0 : asOf.getEpochSecond())
        .putInt(asOf == null ? 0 : asOf.getNano());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIXED + 2 * left.ids().size());
    bytes.writeBytes(head.array());
    int before = 0;
    for (int id : left.ids()) {
      write(bytes, id - before);
      before = id;
    }
    return MARK
        + Base64.getUrlEncoder().withoutPadding().encodeToString(summed(bytes.toByteArray()));
  }

  /** Seven bits a byte, the lowest first; the sign is the lowest bit of all. */
  private static void write(ByteArrayOutputStream bytes, int distance) {
    int left = (distance << 1) ^ (distance >> 31);
    while ((left & ~0x7F) != 0) {
      bytes.write((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    bytes.write(left);
  }

  private static byte[] summed(byte[] content) {
    return ByteBuffer.allocate(content.length + Integer.BYTES)
        .put(content)
        .putInt(sum(content))
        .array();
  }

  private static int sum(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return (int) sum.getValue();
  }

  /**
   * What is still to come.
   *
   * @throws IllegalArgumentException if the token is none of these, or stands for too much
   */
  static QuerySource.Found read(String token) {
    Check.that(
        !token.equals(TOO_MANY),
        "token",
        "stands for more than " + MOST + " work items, which no token holds: run the query anew");
    byte[] content = content(token);
    ByteBuffer buffer = ByteBuffer.wrap(content);
    int kind = buffer.get();
    try {
      Instant asOf = Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
      List<Integer> ids = ids(buffer);
      return new QuerySource.Found(ids, kind == NOW ? null : asOf, kind == PAST);
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("token is not from a query", wrong);
    }
  }

  private static byte[] content(String token) {
    byte[] bytes = token.startsWith(MARK) ? decoded(token.substring(MARK.length())) : new byte[0];
    int length = bytes.length - Integer.BYTES;
    byte[] content = Arrays.copyOf(bytes, Math.max(length, 0));
    boolean whole = length >= FIXED && ByteBuffer.wrap(bytes).getInt(length) == sum(content);
    Check.that(whole, "token", "is not from a query, or not whole");
    return content;
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException other) {
      return new byte[0];
    }
  }

  private static List<Integer> ids(ByteBuffer buffer) {
    List<Integer> ids = new ArrayList<>(buffer.remaining());
    int before = 0;
    while (buffer.hasRemaining()) {
      int zigzag = number(buffer);
      before += (zigzag >>> 1) ^ -(zigzag & 1);
      Check.that(before > 0, "token", "is not from a query");
      ids.add(before);
    }
    return ids;
  }

  private static int number(ByteBuffer buffer) {
    int number = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      Check.that(buffer.hasRemaining(), "token", "is not from a query");
      int next = buffer.get();
      number |= (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("token is not from a query");
  }
}
