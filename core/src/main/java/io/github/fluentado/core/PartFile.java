// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.exchange.Sink.Held;
import io.github.fluentado.core.http.Validator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bytes of a file that is not whole yet, in another one beside it with a short name. */
sealed class PartFile permits KeptPartFile {
  static final String BEGINNING = ".fluent-ado-";

  private final Path path;
  private volatile @Nullable FileChannel channel;

  PartFile(Path path) {
    this.path = path;
  }

  /** One for this run alone, which leaves nothing behind. */
  static PartFile once(Path target) {
    return new PartFile(target.resolveSibling(BEGINNING + UUID.randomUUID() + ".part"));
  }

  final Path path() {
    return path;
  }

  /** Null before it is open. */
  final @Nullable FileChannel channel() {
    return channel;
  }

  final void open(FileChannel opened) {
    channel = opened;
  }

  /** What is there from an earlier run. */
  Held begin() throws IOException {
    return Held.NOTHING;
  }

  void expects(@Nullable Validator validator, long total) {}

  void reached(long position) throws IOException {}

  /** Bytes are about to be written. */
  void begins() throws IOException {}

  FileChannel open() throws IOException {
    FileChannel known = channel;
    if (known == null) {
      known = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
      channel = known;
    }
    return known;
  }

  void empty() throws IOException {
    FileChannel known = channel;
    if (known != null) {
      known.truncate(0);
    }
  }

  final void close() throws IOException {
    FileChannel known = channel;
    if (known != null) {
      known.close();
    }
  }

  /** It has become the file. */
  void forget() throws IOException {}

  /** It will not become the file. */
  void abandon() throws IOException {
    close();
    Files.deleteIfExists(path);
  }
}
