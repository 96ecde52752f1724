// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Sink;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  private FileSink sink(boolean overwrite) {
    return new FileSink(folder.resolve("f"), overwrite, PartFile.once(folder.resolve("f")));
  }

  @Test
  void aFileAppearsWithItsEnd() throws IOException {
    for (boolean overwrite : new boolean[] {false, true}) {
      FileSink sink = sink(overwrite);
      Path file = folder.resolve("f");
      assertThat(sink.begin()).isEqualTo(Sink.Held.NOTHING);
      assertThat(files()).isEmpty();
      sink.write(3, bytes("XXdef"), 5);
      sink.write(0, bytes("abc__"), 3);
      sink.write(3, bytes("de"), 2);
      assertThat(files()).singleElement().asString().matches("\\.fluent-ado-.{36}\\.part");
      try (InputStream written = sink.written()) {
        assertThat(written.readAllBytes()).isEqualTo(bytes("abcdedef"));
      }

      assertThat(sink.finish()).isEqualTo(file).hasContent("abcdedef");
      assertThat(files()).containsExactly("f");
      sink.abandon();
      assertThat(file).hasContent("abcdedef");
      Files.delete(file);
    }
  }

  @Test
  void anOldFileIsReplacedOnlyWhereItMayBe() throws IOException {
    Path file = folder.resolve("f");
    FileSink careful = sink(false);
    careful.write(0, bytes("new"), 3);
    Files.writeString(file, "old");

    assertThat(catchThrowable(careful::begin)).hasMessageContaining("f exists already");
    assertThat(catchThrowable(careful::finish)).hasMessageContaining("f exists already");
    assertThat(file).hasContent("old");
    careful.abandon();
    assertThat(files()).containsExactly("f");

    FileSink sink = sink(true);
    sink.begin();
    sink.write(0, bytes("new"), 3);
    sink.finish();
    assertThat(file).hasContent("new");
  }

  @Test
  void aLinkThatLeadsNowhereIsAFileThatIsThere() throws IOException {
    Files.createSymbolicLink(folder.resolve("f"), folder.resolve("none"));

    assertThat(catchThrowable(sink(false)::begin)).hasMessageContaining("f exists already");
  }

  @Test
  void anEmptyFileHasNoPieces() throws IOException {
    FileSink sink = sink(false);
    sink.begin();

    assertThat(sink.finish()).isEmptyFile();
    assertThat(files()).containsExactly("f");
  }

  @Test
  void whatHasComeIsForgotten() throws IOException {
    FileSink sink = sink(false);
    assertThat(sink.restart()).isTrue();
    sink.write(0, bytes("abcdef"), 6);

    assertThat(sink.restart()).isTrue();
    sink.write(0, bytes("xy"), 2);

    assertThat(sink.finish()).hasContent("xy");
  }

  @Test
  void whatIsGivenUpTakesNoMore() throws IOException {
    FileSink sink = sink(false);
    sink.abandon();

    assertThatIOException()
        .isThrownBy(() -> sink.write(0, bytes("abc"), 3))
        .withMessageContaining("given up");
    assertThat(sink.begin()).isEqualTo(Sink.Held.NOTHING);
    assertThat(sink.restart()).isTrue();
    assertThat(files()).isEmpty();

    FileSink kept =
        new FileSink(folder.resolve("f"), false, KeptPartFile.of(folder.resolve("f"), "a"));
    kept.abandon();
    assertThat(kept.begin()).isEqualTo(Sink.Held.NOTHING);
    assertThat(files()).isEmpty();
  }

  @Test
  void whatIsGivenUpIsGone() throws IOException {
    FileSink sink = sink(false);
    sink.write(0, bytes("abc"), 3);

    sink.abandon();
    assertThat(files()).isEmpty();
    assertThatIOException().isThrownBy(() -> sink.write(3, bytes("abc"), 3));
    sink.abandon();
    assertThat(files()).isEmpty();
  }

  @Test
  void whatCannotBeDeletedIsNoFailure() throws IOException {
    Path part = folder.resolve(".part");
    FileSink sink = new FileSink(folder.resolve("f"), false, new PartFile(part));
    Files.createDirectories(part.resolve("inside"));

    assertThatNoException().isThrownBy(sink::abandon);
    assertThat(files()).containsExactly(".part");
  }

  @Test
  void whatHasHappenedIsToldInWords() {
    assertThat(FileSink.why(new NoSuchFileException("f"))).isEqualTo("f does not exist");
    assertThat(FileSink.why(new NoSuchFileException("f", null, "gone"))).isEqualTo("f: gone");
    assertThat(FileSink.why(new AccessDeniedException("f"))).isEqualTo("access to f is denied");
    assertThat(FileSink.why(new NotDirectoryException("f"))).isEqualTo("f is no folder");
    assertThat(FileSink.why(new IOException("odd"))).isEqualTo("odd");
    assertThat(FileSink.why(new IOException())).isEqualTo("null");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
