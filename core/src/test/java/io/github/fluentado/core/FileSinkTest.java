// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that takes no more: a clear error, the old file untouched, nothing left. */
class FileSinkTest {
  private static final int ROOM = 100_000;
  private static final String TEXT = "x".repeat(150_000);

  @TempDir Path folder;

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aDiskThatIsFullLeavesTheOldFileAndNothingElse(Both both) throws IOException {
    Path target = folder.resolve("drop.zip");
    Files.writeString(target, "older");
    Path beside = folder.resolve(".part");
    ScriptedTransport transport =
        ScriptedTransport.of(Reply.typed(200, "application/zip", TEXT, "Content-Length", "150000"));
    Download download =
        RawRequest.of(Lab.connection(transport).build(), "GET", "/f").download("application/zip");
    PartFile part = new PartFile(beside);
    part.open(new Small(channel(beside)));
    Call<Path> save =
        new Transfer<>(
            download,
            () -> new FileSink(target, true, part),
            (bytes, total, rate, attempt) -> {},
            Ranges.ONE);

    AzureDevOpsException error = both.failure(save);

    assertThat(error.kind()).isEqualTo(ErrorKind.TRANSPORT);
    assertThat(error).hasMessageContaining("could not be saved: No space left on device");
    assertThat(files()).containsExactly("drop.zip");
    assertThat(target).hasContent("older");
    // Another attempt would not help.
    assertThat(transport.seen()).hasSize(1);
    assertThat(transport.closedBodies()).isEqualTo(1);
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
  }

  /** A file on a disk that has room for so many bytes. */
  private static final class Small extends FileChannel {
    private final FileChannel file;

    Small(FileChannel file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      int room = (int) Math.min(bytes.remaining(), ROOM - position);
      if (room <= 0) {
        throw new IOException("No space left on device");
      }
      // As a disk does: what there is room for is written.
      int written = file.write(bytes.slice(bytes.position(), room), position);
      bytes.position(bytes.position() + written);
      return written;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }

    private static UnsupportedOperationException unused() {
      return new UnsupportedOperationException("a download does not do that");
    }

    @Override
    public int read(ByteBuffer target) {
      throw unused();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
      throw unused();
    }

    @Override
    public int read(ByteBuffer target, long position) {
      throw unused();
    }

    @Override
    public int write(ByteBuffer source) {
      throw unused();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw unused();
    }

    @Override
    public long position() {
      throw unused();
    }

    @Override
    public FileChannel position(long position) {
      throw unused();
    }

    @Override
    public FileChannel truncate(long size) {
      throw unused();
    }

    @Override
    public void force(boolean metadata) {
      throw unused();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw unused();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw unused();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw unused();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw unused();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw unused();
    }
  }
}
