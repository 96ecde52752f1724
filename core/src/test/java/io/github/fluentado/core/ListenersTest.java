// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Download.Progress;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileServer;
import io.github.fluentado.core.testing.FileTransport;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who hears of progress, and what becomes of a transfer if hearing fails: the same for each. */
class ListenersTest extends Downloading {
  private static final int SIZE = 400_003;

  /** Each way to bring a file from the service. */
  enum Way {
    FILE {
      @Override
      Call<?> to(ListenersTest test, Download file, Consumer<Progress> listener) {
        return file.to(test.target()).overwrite().onProgress(listener);
      }
    },
    PARTS {
      @Override
      Call<?> to(ListenersTest test, Download file, Consumer<Progress> listener) {
        return file.to(test.target()).overwrite().parallel(4, SIZE).onProgress(listener);
      }
    },
    STREAM {
      @Override
      Call<?> to(ListenersTest test, Download file, Consumer<Progress> listener) {
        return file.to(OutputStream.nullOutputStream(), listener);
      }
    },
    FOLDER {
      @Override
      Call<?> to(ListenersTest test, Download file, Consumer<Progress> listener) {
        return file.extractTo(test.folder.resolve("unpacked")).onProgress(listener);
      }
    };

    abstract Call<?> to(ListenersTest test, Download file, Consumer<Progress> listener);
  }

  static Stream<Arguments> everyWayInBoth() {
    return Stream.of(Way.values())
        .flatMap(way -> Stream.of(Both.values()).map(both -> Arguments.of(way, both)));
  }

  /** An archive of one file that is as long as that. */
  private static byte[] archive() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.bin"));
      zip.write(FileServer.random(1, SIZE));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static List<Throwable> mine() {
    return List.of(new IllegalStateException("stop"), new AssertionError("stop"));
  }

  // Any throwable, as foreign code can throw it.
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneaked(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** What the run ends with, and whatever it is wrapped in. */
  private static List<Throwable> thrown(Both both, Call<?> call) {
    List<Throwable> all = new ArrayList<>();
    try {
      both.run(call);
    } catch (Throwable failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        all.add(cause);
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("everyWayInBoth")
  void theLastIsToldOnce(Way way, Both both) {
    byte[] content = archive();
    List<Progress> told = Collections.synchronizedList(new ArrayList<>());

    both.run(way.to(this, file(new FileTransport(content), FIVE), told::add));

    assertThat(told).last().extracting(Progress::bytes).isEqualTo((long) content.length);
    assertThat(told).last().extracting(p -> p.total().orElse(-1)).isEqualTo((long) content.length);
    assertThat(told).filteredOn(p -> p.bytes() == content.length).hasSize(1);
    assertThat(told).extracting(Progress::attempt).isSorted();
  }

  @ParameterizedTest
  @MethodSource("everyWayInBoth")
  void aListenerThatThrowsAtOnceIsTheFailure(Way way, Both both) throws IOException {
    Files.writeString(target(), "older");
    for (Throwable mine : mine()) {
      FileTransport host = new FileTransport(archive());
      AtomicInteger calls = new AtomicInteger();

      List<Throwable> failure =
          thrown(
              both,
              way.to(
                  this,
                  file(host, FIVE),
                  progress -> {
                    if (calls.incrementAndGet() == 1) {
                      ListenersTest.<RuntimeException>sneaked(mine);
                    }
                  }));

      assertThat(failure).contains(mine);
      assertThat(calls).hasValue(1);
      assertThat(host.open()).isZero();
      assertThat(files()).containsExactly("drop.zip");
      assertThat(target()).hasContent("older");
      // Nothing was begun anew for it.
      assertThat(host.ranges()).containsOnlyOnce("all");
    }
  }

  @ParameterizedTest
  @MethodSource("everyWayInBoth")
  void aListenerThatThrowsAtTheEndIsTheFailure(Way way, Both both) throws IOException {
    byte[] content = archive();
    for (Throwable mine : mine()) {
      FileTransport host = new FileTransport(content);

      List<Throwable> failure =
          thrown(
              both,
              way.to(
                  this,
                  file(host, FIVE),
                  progress -> {
                    if (progress.bytes() == content.length) {
                      ListenersTest.<RuntimeException>sneaked(mine);
                    }
                  }));

      assertThat(failure).contains(mine);
      assertThat(host.open()).isZero();
      assertThat(files()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void totalIsAbsentWhereTheServiceDoesNotTellIt(Both both) {
    FileTransport host =
        new FileTransport(archive())
            .answers((number, answer) -> answer.without("Content-Length").without("ETag"));
    List<Progress> told = Collections.synchronizedList(new ArrayList<>());

    both.run(file(host, FIVE).to(target()).onProgress(told::add));

    assertThat(told).isNotEmpty().allMatch(progress -> progress.total().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void attemptCountsUpWithEachResume(Both both) {
    FileTransport host = new FileTransport(archive());
    host.breaks(answer -> answer < 3 ? 100_000 : Integer.MAX_VALUE);
    List<Progress> told = Collections.synchronizedList(new ArrayList<>());

    both.run(file(host, FIVE).to(target()).onProgress(told::add));

    assertThat(told).last().extracting(Progress::attempt).isEqualTo(4);
    for (int i = 1; i < told.size(); i++) {
      Progress before = told.get(i - 1);
      Progress next = told.get(i);
      assertThat(next.attempt()).isGreaterThanOrEqualTo(before.attempt());
      assertThat(next.attempt() > before.attempt() || next.bytes() >= before.bytes()).isTrue();
    }
  }

  /** Takes bodies on a thread of its own, and waits after the first piece until it may go on. */
  private static final class Taking implements Transport {
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final BiFunction<Integer, Long, Integer> answer;

    /**
     * @param answer status by the number of the request, from 1, and the bytes taken so far
     */
    Taking(BiFunction<Integer, Long, Integer> answer) {
      this.answer = answer;
    }

    @Override
    public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              take(Objects.requireNonNull(request.body()));
              int status = answer.apply(requests.get(), taken.get());
              return receiver.receive(
                  status, Headers.none(), new ByteArrayInputStream(new byte[0]));
            } catch (IOException broken) {
              throw new CompletionException(new TransportException(true, broken));
            }
          });
    }

    private void take(RequestBody body) throws IOException {
      requests.incrementAndGet();
      byte[] piece = new byte[8192];
      try (InputStream content = body.open()) {
        for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
          taken.addAndGet(n);
          await(goOn);
        }
      }
    }

    @Override
    public void close() {}
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IOException("nobody heard of it");
      }
    } catch (InterruptedException interrupt) {
      throw new IOException(interrupt);
    }
  }

  private static Upload<Done> upload(Transport transport, RequestBody content) {
    Connection connection = connection(transport);
    return Upload.of(
        content,
        body ->
            RawRequest.of(connection, "PUT", "/f").body("application/octet-stream", body).done());
  }

  private static Upload<Done> pieces(Transport transport, RequestBody content, int most) {
    Connection connection = connection(transport);
    return Upload.of(
        content,
        body ->
            Upload.inPieces(
                body,
                most,
                (range, piece) ->
                    RawRequest.of(connection, "PUT", "/f")
                        .header("Content-Range", range)
                        .body("application/octet-stream", piece)
                        .done()));
  }

  private static Connection connection(Transport transport) {
    return Connection.to(ServiceHosts.services("contoso"), Credential.token("pat"))
        .transport(transport)
        .rules(Rules.standard().retry(FIVE))
        .build();
  }

  /** Of a length that would take a while, and none of it in memory. */
  private static RequestBody endless(long length, boolean replayable) {
    return new RequestBody() {
      @Override
      public InputStream open() {
        return new InputStream() {
          private long left = length;

          @Override
          public int read() {
            return left-- > 0 ? 1 : -1;
          }

          @Override
          public int read(byte[] target, int offset, int size) {
            int count = (int) Math.min(size, left);
            left -= count;
            return count == 0 && size > 0 ? -1 : count;
          }

          @Override
          public long skip(long count) {
            long skipped = Math.min(count, left);
            left -= skipped;
            return skipped;
          }
        };
      }

      @Override
      public long length() {
        return length;
      }

      @Override
      public boolean replayable() {
        return replayable;
      }
    };
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aListenerThatThrowsEndsAnUploadThatGoesOn(Both both) {
    long length = 2L * 1024 * 1024 * 1024;
    for (Throwable mine : mine()) {
      for (boolean replayable : new boolean[] {true, false}) {
        for (int most : new int[] {0, 1024 * 1024 * 1024}) {
          Taking host = new Taking((number, taken) -> 200);
          RequestBody content = endless(length, replayable);
          AtomicInteger calls = new AtomicInteger();

          List<Throwable> failure =
              thrown(
                  both,
                  (most == 0 ? upload(host, content) : pieces(host, content, most))
                      .onProgress(
                          progress -> {
                            calls.incrementAndGet();
                            try {
                              ListenersTest.<RuntimeException>sneaked(mine);
                            } finally {
                              host.goOn.countDown();
                            }
                          }));

          assertThat(failure).contains(mine);
          assertThat(calls).hasValue(1);
          assertThat(host.requests).hasValue(1);
          assertThat(host.taken).hasValueLessThan(length / 2);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void piecesThatFollowEachOtherAreOneAttemptAndOneThatGoesAgainIsAnother(Both both) {
    for (boolean again : new boolean[] {false, true}) {
      Taking host = new Taking((number, taken) -> again && number == 2 ? 503 : 200);
      host.goOn.countDown();
      List<Progress> told = Collections.synchronizedList(new ArrayList<>());

      both.run(pieces(host, RequestBody.of(new byte[100_000]), 40_000).onProgress(told::add));

      assertThat(host.requests).hasValue(again ? 4 : 3);
      assertThat(told)
          .last()
          .satisfies(last -> assertThat(last.bytes()).isEqualTo(100_000))
          .satisfies(last -> assertThat(last.total()).hasValue(100_000))
          .satisfies(last -> assertThat(last.attempt()).isEqualTo(again ? 2 : 1));
      assertThat(told).extracting(Progress::bytes).doesNotContain(0L);
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aContentWithoutAByteIsToldOnce(Both both) {
    for (boolean inPieces : new boolean[] {false, true}) {
      Taking host = new Taking((number, taken) -> 200);
      List<Progress> told = Collections.synchronizedList(new ArrayList<>());
      RequestBody none = RequestBody.of("");

      both.run((inPieces ? pieces(host, none, 10) : upload(host, none)).onProgress(told::add));

      assertThat(told)
          .singleElement()
          .satisfies(only -> assertThat(only.bytes()).isZero())
          .satisfies(only -> assertThat(only.total()).hasValue(0))
          .satisfies(only -> assertThat(only.attempt()).isEqualTo(1));
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void anUploadThatFailsIsItsOwnFailureAndTellsNoEnd(Both both) {
    Taking host = new Taking((number, taken) -> 400);
    List<Progress> told = Collections.synchronizedList(new ArrayList<>());
    Consumer<Progress> listener =
        progress -> {
          told.add(progress);
          host.goOn.countDown();
        };

    AzureDevOpsException error =
        both.failure(upload(host, RequestBody.of(new byte[10])).onProgress(listener));

    assertThat(error.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(told).extracting(Progress::bytes).containsOnly(10L);
  }
}
