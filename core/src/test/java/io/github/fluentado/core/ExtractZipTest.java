// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Archives are unpacked whole or not at all, and never beyond their folder. All here is harmless.
 */
class ExtractZipTest {
  @TempDir Path home;

  private Path folder() {
    return home.resolve("drop");
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Download of(byte[] content) {
    return of(() -> new ByteArrayInputStream(content));
  }

  private static Download of(Supplier<InputStream> content) {
    return new Download() {
      @Override
      public Call<Content> open() {
        return Call.defer(() -> Call.of(new Content(content.get(), Headers.none())));
      }
    };
  }

  /** Whether there is a folder, which what is downloaded has none of. */
  private boolean unpacks() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.anyMatch(Files::isDirectory);
    }
  }

  /** Nothing is left soon, and nothing was made of it on the way there. */
  private void awaitNothing() throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!left().isEmpty() && System.nanoTime() < until) {
      assertThat(left()).as("unpacked to its end").doesNotContain("drop");
      Thread.onSpinWait();
    }
    assertThat(left()).isEmpty();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void refused(Both both, byte[] archive, String why) throws IOException {
    AzureDevOpsException error = both.failure(of(archive).extractTo(folder()).most(1_000_000, 10));
    assertThat(error).hasMessageContaining(why);
    assertThat(error.kind()).isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void allFilesAreThereAtOnceAndNothingElse(Both both) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("drop/", new byte[0]);
    entries.put("drop/größe #1 & 100%.txt", text("a"));
    entries.put("drop/deep/er/x.bin", new byte[300_000]);
    entries.put("empty", new byte[0]);

    Path made = both.run(of(zip(entries)).extractTo(folder()));

    assertThat(made).isEqualTo(folder());
    assertThat(made.resolve("drop/größe #1 & 100%.txt")).hasContent("a");
    assertThat(made.resolve("drop/deep/er/x.bin")).hasSize(300_000);
    assertThat(made.resolve("empty")).isEmptyFile();
    assertThat(left()).containsExactly("drop");
    assertThat(both.failure(of(zip(entries)).extractTo(folder())))
        .hasMessageContaining("drop has files in it already");
    assertThat(left()).containsExactly("drop");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void anEmptyFolderIsFilled(Both both) throws IOException {
    Files.createDirectory(folder());

    both.run(of(zip(Map.of("a", text("b")))).extractTo(folder()));

    assertThat(folder().resolve("a")).hasContent("b");
    assertThat(both.failure(of(new byte[0]).extractTo(home.resolve("no/where"))))
        .hasMessageContaining("there is no folder");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void namesThatLeadElsewhereAreRefused(Both both) throws IOException {
    for (String name :
        List.of(
            "../out",
            "a/../../out",
            "/out",
            "..\\out",
            "a\\..\\..\\out",
            "C:\\out",
            "c:out",
            "./out",
            "..",
            "a/./b",
            " ")) {
      Map<String, byte[]> entries = new LinkedHashMap<>();
      entries.put("fine", text("x"));
      entries.put(name, text("x"));
      refused(both, zip(entries), "leads out of the folder");
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void linksAreRefused(Both both) throws IOException {
    byte[] archive = zip(Map.of("link", text("/etc/hostname")));
    // In the directory of the archive: made by Unix, and of the kind of a link.
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int entry = archive.length - 1;
    while (bytes.getInt(Math.min(entry, archive.length - 4)) != 0x02014b50) {
      entry--;
    }
    bytes.putShort(entry + 4, (short) (3 << 8 | 20));
    bytes.putInt(entry + 38, 0xa1ff << 16);

    refused(both, archive, "it has links in it");
    bytes.putInt(entry + 38, 0x81a4 << 16);
    both.run(of(archive).extractTo(folder()));
    assertThat(folder().resolve("link")).isRegularFile().hasContent("/etc/hostname");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void moreThanWasAllowedIsRefused(Both both) throws IOException {
    refused(both, zip(Map.of("zeros", new byte[1_000_001])), "larger than the 1000000 bytes");
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 11; i++) {
      many.put("f" + i, new byte[1]);
    }
    refused(both, zip(many), "it has 11 entries, and 10 may be");
    Map<String, byte[]> together = new LinkedHashMap<>();
    together.put("a", new byte[600_000]);
    together.put("b", new byte[600_000]);
    refused(both, zip(together), "larger than");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new byte[0]).extractTo(folder()).most(0, 1));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatIsNoArchiveIsRefused(Both both) throws IOException {
    byte[] whole = zip(Map.of("a", FileServer.random(4, 1000)));
    refused(both, text("<html>sign in</html>"), "it is no archive");
    refused(both, new byte[0], "it is no archive");
    refused(both, java.util.Arrays.copyOf(whole, whole.length - 30), "no archive");
    byte[] broken = whole.clone();
    broken[500] ^= 0x55;
    AzureDevOpsException error = both.failure(of(broken).extractTo(folder()));
    assertThat(error.kind()).isIn(ErrorKind.UNDECODABLE, ErrorKind.TRANSPORT);
    assertThat(left()).isEmpty();
  }

  @Test
  void aFailedDownloadLeavesNothing() throws IOException {
    Download failing =
        Download.of("x", Call.defer(() -> Call.of(of(new byte[0])))).timeout(Duration.ofNanos(1));
    assertThat(Both.BLOCKING.failure(failing.extractTo(folder())).kind())
        .isIn(ErrorKind.TIMED_OUT, ErrorKind.UNDECODABLE);
    assertThat(left()).isEmpty();
  }

  @Test
  void givenUpWhileItUnpacksItStopsAndLeavesNothing() throws Exception {
    Map<String, byte[]> entries = new HashMap<>();
    byte[] zeros = new byte[1 << 20];
    for (int i = 0; i < 200; i++) {
      entries.put(i + ".bin", zeros);
    }
    CompletableFuture<Path> run = of(zip(entries)).extractTo(folder()).executeAsync();
    while (!unpacks() && !run.isDone()) {
      Thread.onSpinWait();
    }
    run.cancel(true);

    awaitNothing();
    assertThat(run).isCancelled();
  }

  @Test
  void givenUpWhileItComesItLeavesNothing() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    InputStream silent =
        new InputStream() {
          @Override
          public int read() throws IOException {
            begun.countDown();
            try {
              closed.await();
            } catch (InterruptedException interrupt) {
              Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
    CompletableFuture<Path> run = of(() -> silent).extractTo(folder()).executeAsync();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    run.cancel(true);

    awaitNothing();
  }
}
