// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;

/**
 * Looks through the directory of an archive for entries that are neither files nor folders: links,
 * devices. The JDK's reader does not tell. Nothing here makes one, so a wrong answer does no harm.
 */
final class ZipLinks {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int END_64 = 0x06064b50;
  private static final int PLACE_64 = 0x07064b50;
  private static final int PLACE_64_LENGTH = 20;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int UNIX = 3;
  private static final int KIND = 0xf000;
  private static final int FILE = 0x8000;
  private static final int FOLDER = 0x4000;

  private ZipLinks() {}

  /** Whether there is one. */
  static boolean has(Path zip) throws IOException {
    try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ)) {
      long[] place = directory(channel);
      channel.position(place[1]);
      InputStream plain = Channels.newInputStream(channel);
      try (DataInputStream in =
          new DataInputStream(new java.io.BufferedInputStream(plain, 64 * 1024))) {
        for (long i = 0; i < place[0]; i++) {
          if (isLink(in)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isLink(DataInputStream in) throws IOException {
    ByteBuffer head = little(in.readNBytes(ENTRY_LENGTH));
    if (head.remaining() < ENTRY_LENGTH || head.getInt(0) != ENTRY) {
      throw new ZipException("its directory is broken");
    }
    int rest = (head.getShort(28) & 0xffff) + (head.getShort(30) & 0xffff);
    in.skipNBytes(rest + (head.getShort(32) & 0xffff));
    int kind = head.getInt(38) >>> 16 & KIND;
    return (head.getShort(4) & 0xffff) >>> 8 == UNIX && kind != 0 && kind != FILE && kind != FOLDER;
  }

  /** Number of entries, and where the first is. */
  private static long[] directory(FileChannel channel) throws IOException {
    int length = (int) Math.min(channel.size(), END_LENGTH + LONGEST_COMMENT);
    ByteBuffer tail = read(channel, channel.size() - length, length);
    for (int i = length - END_LENGTH; i >= 0; i--) {
      if (tail.getInt(i) == END) {
        long count = tail.getShort(i + 10) & 0xffffL;
        long start = tail.getInt(i + 16) & 0xffffffffL;
        return count == 0xffffL || start == 0xffffffffL
            ? large(channel, channel.size() - length + i, count, start)
            : new long[] {count, start};
      }
    }
    throw new ZipException("it is no archive");
  }

  private static long[] large(FileChannel channel, long end, long count, long start)
      throws IOException {
    if (end < PLACE_64_LENGTH) {
      return new long[] {count, start};
    }
    ByteBuffer place = read(channel, end - PLACE_64_LENGTH, PLACE_64_LENGTH);
    if (place.getInt(0) != PLACE_64) {
      return new long[] {count, start};
    }
    ByteBuffer whole = read(channel, place.getLong(8), 56);
    if (whole.getInt(0) != END_64) {
      throw new ZipException("its directory is broken");
    }
    return new long[] {whole.getLong(32), whole.getLong(48)};
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    if (from < 0 || from > channel.size() - length) {
      throw new ZipException("its directory is broken");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // Goes on until all of it is there.
    }
    return bytes.flip();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
