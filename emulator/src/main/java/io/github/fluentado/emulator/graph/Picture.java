// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes the plain pictures that stand for subjects without one of their own, as PNG. */
final class Picture {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private Picture() {}

  /** A square in a colour that depends on the text. */
  static byte[] of(String text, int size) {
    int colour = text.hashCode() | 0x404040;
    byte[] line = new byte[1 + 3 * size];
    for (int i = 1; i < line.length; i += 3) {
      line[i] = (byte) (colour >> 16);
      line[i + 1] = (byte) (colour >> 8);
      line[i + 2] = (byte) colour;
    }
    ByteBuffer lines = ByteBuffer.allocate(line.length * size);
    while (lines.hasRemaining()) {
      lines.put(line);
    }
    // 8 bits a channel, red green blue, no interlacing
    ByteBuffer header = ByteBuffer.allocate(13).putInt(size).putInt(size);
    header.put(new byte[] {8, 2, 0, 0, 0});
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", deflated(lines.array()));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String kind, byte[] data) {
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    byte[] out = new byte[data.length + 64];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  static boolean isPng(byte[] data) {
    return data.length > SIGNATURE.length
        && Arrays.equals(data, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }
}
