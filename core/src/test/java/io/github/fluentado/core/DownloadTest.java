// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fluentado.core.Download.Content;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.operation.Invocation;
import io.github.fluentado.core.operation.Operation;
import io.github.fluentado.core.operation.OperationDownload;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DownloadTest {
  private static final String TEXT = "x".repeat(150_000);
  private static final Reply FILE =
      Reply.typed(200, "application/octet-stream", TEXT, "Content-Length", "150000");

  @TempDir Path folder;
  private ScriptedTransport transport = ScriptedTransport.of();

  private static final class File extends OperationDownload<File> {
    File(Invocation invocation) {
      super(invocation);
    }

    @Override
    protected File with(Invocation other) {
      return new File(other);
    }
  }

  private Download download(ScriptedTransport scripted) {
    transport = scripted;
    Operation operation =
        Operation.of("a_Files_get", "GET", "/_apis/file")
            .accept("application/octet-stream")
            .build();
    Rules rules = Rules.standard().retry(RetryPolicy.backoff(2, Duration.ZERO, Duration.ZERO));
    return new File(Invocation.of(Lab.connection(transport).rules(rules).build(), operation));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileAppearsWholeUnderItsName(Both both) throws IOException {
    Path target = folder.resolve("drop.zip");
    Files.writeString(target, "older");
    List<Download.Progress> progress = new ArrayList<>();

    Path saved =
        both.run(download(ScriptedTransport.of(FILE)).to(target, progress::add).overwrite());

    assertThat(saved).isEqualTo(target.toAbsolutePath()).hasContent(TEXT);
    assertThat(files()).containsExactly("drop.zip");
    assertThat(progress)
        .last()
        .satisfies(
            last -> {
              assertThat(last.bytes()).isEqualTo(150_000);
              assertThat(last.total()).hasValue(150_000);
              assertThat(last.attempt()).isEqualTo(1);
            });
    assertThat(progress).isSortedAccordingTo((a, b) -> Long.compare(a.bytes(), b.bytes()));
    assertThat(transport.closedBodies()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aBrokenDownloadLeavesNothingBehind(Both both) throws IOException {
    Path target = folder.resolve("drop.zip");
    Files.writeString(target, "older");
    Download broken = download(ScriptedTransport.of(FILE).bodies(ConnectionTest.Broken::after3));

    assertThat(both.failure(broken.to(target).overwrite()).kind()).isEqualTo(ErrorKind.TRANSPORT);

    assertThat(files()).containsExactly("drop.zip");
    assertThat(target).hasContent("older");
    // As many attempts as the policy allows.
    assertThat(transport.closedBodies()).isEqualTo(2);
  }

  @Test
  void fewerBytesThanAnnouncedAreAnError() throws IOException {
    Reply less = Reply.typed(200, "application/octet-stream", "abc", "Content-Length", "4");
    Download download = download(ScriptedTransport.of(less));

    assertThat(Both.BLOCKING.failure(download.to(folder.resolve("f"))))
        .hasMessageContaining("got 3 bytes of 4 announced");
    assertThat(Both.BLOCKING.failure(download.bytes(10)))
        .hasMessageContaining("got 3 bytes of 4 announced");
    assertThat(files()).isEmpty();
  }

  @Test
  void aListenerThatThrowsLeavesNothingBehind() throws IOException {
    Download download = download(ScriptedTransport.of(FILE));

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                download
                    .to(
                        folder.resolve("f"),
                        progress -> {
                          throw new IllegalStateException("stop");
                        })
                    .execute());
    assertThat(files()).isEmpty();
    assertThat(transport.closedBodies()).isEqualTo(1);
  }

  @Test
  void aFolderThatIsMissingIsAClearError() {
    Download download = download(ScriptedTransport.of(FILE));

    assertThat(Both.BLOCKING.failure(download.to(folder.resolve("no/f"))))
        .hasMessageContaining("could not be saved")
        .hasMessageContaining("no such folder");
    assertThat(transport.seen()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> download.to(Path.of("/")));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void theContentMayBeReadAsItComes(Both both) throws IOException {
    try (Content content = both.run(download(ScriptedTransport.of(FILE)).open())) {
      assertThat(content.length()).hasValue(150_000);
      assertThat(content.stream().readNBytes(3)).containsExactly('x', 'x', 'x');
      assertThat(transport.closedBodies()).isZero();
    }
    assertThat(transport.closedBodies()).isEqualTo(1);
  }

  @Test
  void theLengthOfCompressedContentIsNotKnown() throws IOException {
    Reply gzip =
        Reply.typed(200, "application/zip", "abc", "Content-Length", "3", "Content-Encoding", "br");
    try (Content content = download(ScriptedTransport.of(gzip)).open().execute()) {
      assertThat(content.length()).isEmpty();
    }
  }

  @Test
  void bytesHaveALimit() {
    Download download = download(ScriptedTransport.of(FILE));

    assertThat(download.bytes(150_000).execute()).hasSize(150_000);
    assertThat(Both.BLOCKING.failure(download.bytes(149_999)).kind())
        .isEqualTo(ErrorKind.UNDECODABLE);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void errorsAndSignInPagesAreNoFiles(Both both) throws IOException {
    Download missing = download(ScriptedTransport.of(Reply.json(404, "{\"message\":\"gone\"}")));
    assertThat(both.failure(missing.to(folder.resolve("f"))))
        .hasMessageContaining("gone")
        .hasMessageContaining("404");
    Download signIn = download(ScriptedTransport.of(Reply.typed(203, "text/html", "<html>")));
    assertThat(both.failure(signIn.to(folder.resolve("f"))).kind())
        .isEqualTo(ErrorKind.UNAUTHENTICATED);
    Download json = download(ScriptedTransport.of(Reply.json(200, "{}")));
    assertThat(both.failure(json.open()).kind()).isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(transport.closedBodies()).isEqualTo(1);
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aSignInPageWithoutItsTypeIsNoFile(Both both) throws IOException {
    for (int status : new int[] {200, 203}) {
      // However the bytes come.
      for (int at : new int[] {1, 7, 10_000}) {
        String page = "\ufeff\n <!DOCTYPE html><title>Sign in</title>" + " ".repeat(1000);
        Download signIn =
            download(ScriptedTransport.of(Reply.typed(status, "", page)).bodies(some(at)));

        AzureDevOpsException error = both.failure(signIn.to(folder.resolve("f")));

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(both.failure(signIn.open()).kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(files()).isEmpty();
        assertThat(transport.closedBodies()).isEqualTo(transport.seen().size());
      }
    }
  }

  /** Bodies that give so many bytes at a time. */
  private static UnaryOperator<InputStream> some(int most) {
    return body ->
        new FilterInputStream(body) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(most, length));
          }
        };
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileWithoutItsTypeIsWhole(Both both) throws IOException {
    for (String text :
        List.of("", "<", "<htm", " <!doctypo", "\u00ef\u00bb", " ".repeat(300), TEXT)) {
      for (int at : new int[] {1, 100_000}) {
        Download file = download(ScriptedTransport.of(Reply.typed(200, "", text)).bodies(some(at)));
        Path target = folder.resolve("f");

        assertThat(both.run(file.to(target).overwrite())).hasContent(text);
        assertThat(both.run(file.bytes(200_000))).asString(StandardCharsets.UTF_8).isEqualTo(text);
        try (Content content = both.run(file.open())) {
          long skipped = content.stream().skip(1);
          int rest = content.stream().readAllBytes().length;
          assertThat(skipped + rest).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
      }
    }
  }

  @Test
  void anHtmlFileIsAFile() throws IOException {
    Reply file =
        Reply.typed(200, "text/html", "<p>", "Content-Disposition", "attachment; filename=a.html");
    Path saved = download(ScriptedTransport.of(file)).to(folder.resolve("a.html")).execute();

    assertThat(saved).hasContent("<p>");
  }

  @Test
  void aDownloadGoesOnAfterAFailedAttemptAndARedirect() {
    Download download =
        download(
            ScriptedTransport.of(
                Reply.empty(503), Reply.empty(302, "Location", "https://files.example/f"), FILE));

    assertThat(download.bytes(200_000).execute()).hasSize(150_000);
    assertThat(transport.seen().get(2).headers().first("Authorization")).isEmpty();
  }

  @Test
  void anInterruptStopsTheCopying() throws IOException {
    Download download = download(ScriptedTransport.of(FILE));
    try {
      var error =
          Both.BLOCKING.failure(
              download.to(folder.resolve("f"), progress -> Thread.currentThread().interrupt()));
      assertThat(error.kind()).isEqualTo(ErrorKind.CANCELLED);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileThatIsThereIsLeftUnlessItMayBeReplaced(Both both) throws IOException {
    Path target = Files.writeString(folder.resolve("drop.zip"), "older");
    Download download = download(ScriptedTransport.of(FILE));

    assertThat(both.failure(download.to(target)))
        .hasMessageContaining("drop.zip exists already")
        .extracting(AzureDevOpsException::kind)
        .isEqualTo(ErrorKind.INVALID);
    assertThat(transport.seen()).isEmpty();
    assertThat(target).hasContent("older");
    assertThat(both.failure(download.to(folder).overwrite())).hasMessageContaining("is a folder");
    assertThat(files()).containsExactly("drop.zip");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileThatComesMeanwhileIsLeft(Both both) throws IOException {
    Path target = folder.resolve("drop.zip");
    Download download = download(ScriptedTransport.of(FILE));

    assertThat(both.failure(download.to(target, progress -> write(target))))
        .hasMessageContaining("exists already");
    assertThat(target).hasContent("meanwhile");
    assertThat(files()).containsExactly("drop.zip");
  }

  private static void write(Path target) {
    try {
      Files.writeString(target, "meanwhile");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void namesMayBeAsLongAsTheDiskTakes(Both both) throws IOException {
    Download download = download(ScriptedTransport.of(FILE));

    assertThat(both.run(download.to(folder.resolve("n".repeat(255))))).hasContent(TEXT);
    assertThat(both.failure(download.to(folder.resolve("n".repeat(256)))))
        .hasMessageContaining("could not be saved");
    assertThat(transport.seen()).hasSize(1);
    assertThat(both.run(download.to(folder.resolve("m".repeat(255))).resume())).hasContent(TEXT);
    assertThat(files()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void anEmptyFileIsAFile(Both both) throws IOException {
    Reply empty = Reply.typed(200, "application/zip", "", "Content-Length", "0");
    List<Download.Progress> progress = new ArrayList<>();

    Path saved =
        both.run(download(ScriptedTransport.of(empty)).to(folder.resolve("f"), progress::add));

    assertThat(saved).isEmptyFile();
    assertThat(progress).extracting(Download.Progress::bytes).containsExactly(0L);
    assertThat(both.run(download(ScriptedTransport.of(empty)).bytes(1))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void anotherContentThanAnnouncedIsAnError(Both both) throws IOException {
    // The MD5 of "abc".
    String md5 = "kAFQmDzST7DWlj99KOF/cg==";
    Reply right = Reply.typed(200, "application/zip", "abc", "Content-MD5", md5);
    Reply wrong = Reply.typed(200, "application/zip", "abd", "Content-MD5", md5);
    Reply odd = Reply.typed(200, "application/zip", "abd", "Content-MD5", "odd");

    assertThat(both.run(download(ScriptedTransport.of(right)).bytes(9))).hasSize(3);
    assertThat(both.run(download(ScriptedTransport.of(odd)).bytes(9))).hasSize(3);
    Download other = download(ScriptedTransport.of(wrong));
    assertThat(both.failure(other.to(folder.resolve("f")))).hasMessageContaining("another content");
    assertThat(both.failure(other.to(folder.resolve("f")).resume()))
        .hasMessageContaining("another content");
    assertThat(files()).isEmpty();
    assertThat(both.failure(other.bytes(9)).kind()).isEqualTo(ErrorKind.TRANSPORT);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aStreamGetsAllAndStaysOpen(Both both) {
    List<String> heard = new ArrayList<>();
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            heard.add(size() + " " + (Thread.currentThread() == caller));
          }

          private final Thread caller = Thread.currentThread();

          @Override
          public void close() {
            heard.add("closed");
          }
        };

    assertThat(both.run(download(ScriptedTransport.of(FILE)).to(out))).isEqualTo(150_000);
    assertThat(heard).containsExactly("150000 false");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aDiskThatIsFullIsAClearError(Both both) throws IOException {
    assumeThat(Path.of("/dev/full")).exists();
    try (OutputStream full = Files.newOutputStream(Path.of("/dev/full"))) {
      Download download = download(ScriptedTransport.of(FILE));

      assertThat(both.failure(download.to(full)))
          .hasMessageContaining("could not be saved: No space left on device");
      assertThat(transport.seen()).hasSize(1);
      assertThat(transport.closedBodies()).isEqualTo(1);
    }
  }
}
