// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears under its name only when it is whole. Until then its bytes are in another one
 * beside it, which is gone if they never become whole.
 */
final class FileSink implements Sink<Path> {
  private final Path file;
  private final Path part;
  private @Nullable FileChannel channel;
  private boolean over;

  FileSink(Path file) {
    this.file = file;
    this.part = file.resolveSibling(".fluent-ado-" + UUID.randomUUID() + ".part");
  }

  @Override
  public synchronized void write(byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    FileChannel out = open();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  private FileChannel open() throws IOException {
    if (over) {
      throw new IOException("it was given up");
    }
    if (channel == null) {
      channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }
    return channel;
  }

  @Override
  public synchronized Path finish() throws IOException {
    open().close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    over = true;
    return file;
  }

  @Override
  public synchronized void abandon() {
    over = true;
    try {
      if (channel != null) {
        channel.close();
      }
      Files.deleteIfExists(part);
    } catch (IOException stays) {
      Log.warn("a part of a download could not be deleted: " + part.getFileName(), stays);
    }
  }
}
