// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

/** Files whose bytes follow from a number, so that each side knows what must come. */
final class Content {
  private Content() {}

  /** How long the file of that number is: up to 150,000 bytes, now and then none. */
  static int size(long number) {
    return (int) (number * 7919 % 150_000) / (number % 5 == 0 ? 1000 : 1);
  }

  static byte[] bytes(long number, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = at(number, i);
    }
    return bytes;
  }

  private static byte at(long number, long position) {
    return (byte) (number * 31 + position + position / 251);
  }

  /** Compares as the bytes come. Not for several threads. */
  static final class Check {
    private final long number;
    private long length;
    private boolean wrong;

    Check(long number) {
      this.number = number;
    }

    void add(byte[] bytes) {
      for (byte b : bytes) {
        wrong |= b != at(number, length++);
      }
    }

    /** Of what came so far; -1 if a byte was wrong. */
    long length() {
      return wrong ? -1 : length;
    }
  }
}
