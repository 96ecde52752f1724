// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Sink;
import java.io.ByteArrayOutputStream;

/** Bytes in memory, so many at the most. */
final class MemorySink implements Sink<byte[]> {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int most;

  MemorySink(int most) {
    this.most = most;
  }

  @Override
  public void write(long position, byte[] piece, int length) {
    if (length > most - bytes.size()) {
      throw AzureDevOpsException.of(
              ErrorKind.UNDECODABLE, "The file is larger than " + most + " bytes")
          .build();
    }
    bytes.write(piece, 0, length);
  }

  @Override
  public boolean restart() {
    bytes.reset();
    return true;
  }

  @Override
  public byte[] finish() {
    return bytes.toByteArray();
  }

  @Override
  public void abandon() {}
}
