// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of which parts can be had, and every byte of which tells its place.
 *
 * @param megabytes a second, for each that asks; 0 for as many as there can be
 */
record Blob(long length, int megabytes) {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  // Of a length that is none of a buffer's, so that a piece at a wrong place is another one.
  private static final int PERIOD = 65_521;
  private static final int PIECE = 64 * 1024;
  private static final byte[] CONTENT = content();

  /** Three times, so that a piece may begin anywhere. */
  private static byte[] content() {
    byte[] once = new byte[PERIOD];
    new SplittableRandom(14).nextBytes(once);
    byte[] content = new byte[3 * PERIOD];
    for (int i = 0; i < content.length; i += PERIOD) {
      System.arraycopy(once, 0, content, i, PERIOD);
    }
    return content;
  }

  /** Sends all, or the part that was asked for, and counts what went out. */
  void answer(String range, OutputStream out, AtomicLong count) throws IOException {
    Matcher asked = RANGE.matcher(range);
    String more = "ETag: \"14\"\r\nAccept-Ranges: bytes\r\n";
    long from = 0;
    long end = length;
    String status = "200 OK";
    if (asked.matches()) {
      from = Long.parseLong(asked.group(1));
      end = asked.group(2).isEmpty() ? length : Long.parseLong(asked.group(2)) + 1;
      status = "206 Partial Content";
      more += "Content-Range: bytes " + from + "-" + (end - 1) + "/" + length + "\r\n";
    }
    out.write(Server.head(status, "application/octet-stream", more, end - from));
    long begin = System.nanoTime();
    for (long place = from; place < end; place += PIECE) {
      int size = (int) Math.min(PIECE, end - place);
      out.write(CONTENT, (int) (place % PERIOD), size);
      count.addAndGet(size);
      await(begin, place - from);
    }
  }

  private void await(long begin, long sent) {
    long due = megabytes == 0 ? begin : begin + sent * 1000 / megabytes;
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Whether those bytes are the ones at that place. */
  static boolean isAt(long place, byte[] bytes, int count) {
    int first = (int) (place % PERIOD);
    return Arrays.equals(bytes, 0, count, CONTENT, first, first + count);
  }
}
