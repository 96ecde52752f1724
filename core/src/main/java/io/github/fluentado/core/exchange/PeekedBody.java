// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * An open body of which as much was read as tells whether it is a page to sign in. What was read is
 * given again, so that nothing is missing. Any thread may close it, as the body below.
 */
public final class PeekedBody extends FilterInputStream {
  private final byte[] beginning;
  private final boolean page;
  // Belongs to whoever reads.
  private int given;

  private PeekedBody(InputStream body, byte[] beginning, boolean page) {
    super(body);
    this.beginning = beginning;
    this.page = page;
  }

  /** Reads no more than it takes to tell: of most contents, what comes first. */
  public static PeekedBody of(InputStream body) throws IOException {
    byte[] bytes = new byte[SignIn.BEGINNING];
    int length = 0;
    SignIn.Beginning known = SignIn.Beginning.OPEN;
    while (known == SignIn.Beginning.OPEN) {
      int read = body.read(bytes, length, bytes.length - length);
      if (read < 0) {
        break;
      }
      length += read;
      known = SignIn.begins(Arrays.copyOf(bytes, length));
    }
    return new PeekedBody(body, Arrays.copyOf(bytes, length), known == SignIn.Beginning.PAGE);
  }

  public boolean isPage() {
    return page;
  }

  @Override
  public int read() throws IOException {
    return given < beginning.length ? beginning[given++] & 0xff : super.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (given == beginning.length || length == 0) {
      return super.read(target, offset, length);
    }
    int some = Math.min(length, beginning.length - given);
    System.arraycopy(beginning, given, target, offset, some);
    given += some;
    return some;
  }

  @Override
  public long skip(long count) throws IOException {
    if (given == beginning.length || count <= 0) {
      return super.skip(count);
    }
    int some = (int) Math.min(count, beginning.length - given);
    given += some;
    return some;
  }

  @Override
  public int available() throws IOException {
    return Math.max(beginning.length - given, 0) + super.available();
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
