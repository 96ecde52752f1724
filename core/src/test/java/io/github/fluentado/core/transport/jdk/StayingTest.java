// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done by the thread of the JDK that watches all connections. */
class StayingTest {
  private final AtomicBoolean alone = new AtomicBoolean(true);
  private final HttpThreads threads = new HttpThreads(alone::get);
  private final HttpThreads all = new HttpThreads(alone::get, step -> true);
  private final Semaphore sent = new Semaphore(0);
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void end() {
    threads.close();
    all.close();
  }

  private static Thread thread(CompletableFuture<Thread> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private Runnable noting(CompletableFuture<Thread> thread) {
    return () -> thread.complete(Thread.currentThread());
  }

  /** The answer begins when the request was sent, or its sender would take it in. */
  private String answeredOn(HttpClient client, HttpRequest request) throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<String> body = new CompletableFuture<>();
    threads.here(
        () -> {
          var unused =
              client
                  .sendAsync(
                      request,
                      info -> {
                        thread.complete(Thread.currentThread());
                        return BodySubscribers.ofString(StandardCharsets.UTF_8);
                      })
                  .thenAccept(answer -> body.complete(answer.body()));
        });
    sent.release();
    assertThat(body.get(20, TimeUnit.SECONDS)).isEqualTo("x");
    return thread(thread).getName();
  }

  /** If a JDK works in another way, this fails, and calls are slower and right. */
  @Test
  void theJdksOwnThreadTakesAnAnswerInOnlyWhileNobodyElseNeedsIt() throws Exception {
    HttpClient client = HttpClient.newBuilder().executor(threads).build();
    try (RawServer server =
        new RawServer(
            (request, wire) -> {
              sent.acquireUninterruptibly();
              wire.answer(200, "", "x");
            })) {
      Set<String> writing = ConcurrentHashMap.newKeySet();
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/"))
              .version(HttpClient.Version.HTTP_1_1)
              .POST(new Written(writing))
              .build();
      // Who connects also sends, and may see the answer before it is through.
      Set<String> taking = new HashSet<>();
      for (int i = 0; i < 10; i++) {
        taking.add(answeredOn(client, request));
      }
      assertThat(taking).anyMatch(thread -> thread.endsWith("-SelectorManager"));
      assertThat(writing).anyMatch(thread -> thread.endsWith("-SelectorManager"));

      alone.set(false);
      taking.clear();
      writing.clear();
      for (int i = 0; i < 10; i++) {
        taking.add(answeredOn(client, request));
      }
      assertThat(taking).allMatch(thread -> thread.startsWith("fluent-ado-http"));
      assertThat(writing).noneMatch(thread -> thread.endsWith("-SelectorManager"));
    }
  }

  @Test
  void itHandsOverWhatIsNoStepOrNotAlone() throws Exception {
    CompletableFuture<Thread> noStep = new CompletableFuture<>();
    CompletableFuture<Thread> notAlone = new CompletableFuture<>();
    CompletableFuture<Thread> step = new CompletableFuture<>();

    threads.execute(noting(noStep));
    all.execute(noting(step));
    alone.set(false);
    all.execute(noting(notAlone));

    assertThat(thread(noStep)).isNotSameAs(Thread.currentThread());
    assertThat(thread(notAlone)).isNotSameAs(Thread.currentThread());
    assertThat(step).isCompletedWithValue(Thread.currentThread());
  }

  @Test
  void whatIsSentFromItIsSentByOthers() throws Exception {
    CompletableFuture<Thread> here = new CompletableFuture<>();
    CompletableFuture<Thread> apart = new CompletableFuture<>();
    CompletableFuture<Thread> afterwards = new CompletableFuture<>();

    all.execute(
        () -> {
          all.here(noting(here));
          all.apart(noting(apart));
          all.afterwards(
              () -> {
                all.execute(() -> heard.add("another step"));
                all.here(noting(afterwards));
              });
        });

    for (CompletableFuture<Thread> sent : List.of(here, apart, afterwards)) {
      assertThat(thread(sent).getName()).startsWith("fluent-ado-http");
    }
    assertThat(heard).containsExactly("another step");
    assertThat(all.isWatching()).isFalse();
  }

  @Test
  void itOutlivesWhatAStepThrows() throws Exception {
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> told.complete(thrown));
    try {
      all.execute(
          () -> {
            throw new IllegalStateException("step");
          });
      assertThat(told.get(20, TimeUnit.SECONDS)).hasMessage("step");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(all.isWatching()).isFalse();
  }

  /** Nor one that it was given to write in a step that began for the request before. */
  @Test
  void itNeverWaitsForABody() throws Exception {
    CompletableFuture<Thread> closed = new CompletableFuture<>();
    Upload opened = new Upload(body(closed), () -> true, all);
    assertThat(opened.contentLength()).isEqualTo(100_000);
    Upload unopened = new Upload(body(closed), () -> true, all);
    CompletableFuture<Throwable> taken = new CompletableFuture<>();

    all.execute(
        () -> {
          assertThatThrownBy(unopened::contentLength)
              .isInstanceOf(UncheckedIOException.class)
              .hasRootCauseMessage(Upload.GIVEN_UP);
          opened.subscribe(new Taking(taken, Long.MAX_VALUE));
        });

    assertThat(taken.get(20, TimeUnit.SECONDS)).hasMessage("complete");
    assertThat(thread(closed).getName()).startsWith("fluent-ado-http");
    assertThat(heard).containsExactly("opened");
  }

  /** The JDK looks ahead after a part, and lets what that throws out of its hands. */
  @Test
  void whatBreaksElsewhereIsTold() throws Exception {
    RequestBody breaking =
        RequestBody.once(
            new SequenceInputStream(
                new ByteArrayInputStream(new byte[10]),
                new InputStream() {
                  @Override
                  public int read() throws IOException {
                    throw new IOException("the disk is gone");
                  }

                  @Override
                  public int read(byte[] target, int offset, int count) throws IOException {
                    return read();
                  }
                }),
            -1);
    Upload opened = new Upload(breaking, () -> true, all);
    assertThat(opened.contentLength()).isEqualTo(-1);
    CompletableFuture<Throwable> taken = new CompletableFuture<>();

    all.execute(() -> opened.subscribe(new Taking(taken, 1)));

    assertThat(taken.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("the disk is gone");
  }

  @Test
  void whatIsLeftWhenTheOthersAreGoneIsClosedAllTheSame() throws Exception {
    CompletableFuture<Thread> closed = new CompletableFuture<>();
    Upload opened = new Upload(body(closed), () -> true, all);
    assertThat(opened.contentLength()).isEqualTo(100_000);
    CompletableFuture<Throwable> taken = new CompletableFuture<>();

    all.execute(
        () -> {
          all.close();
          opened.subscribe(new Taking(taken, Long.MAX_VALUE));
          throw new IllegalStateException("nobody is told");
        });

    assertThat(taken.get(20, TimeUnit.SECONDS)).hasRootCauseMessage(Upload.GIVEN_UP);
    assertThat(thread(closed)).isSameAs(Thread.currentThread());
    assertThat(all.isWatching()).isFalse();
  }

  private RequestBody body(CompletableFuture<Thread> closed) {
    return new RequestBody() {
      @Override
      public InputStream open() {
        heard.add("opened");
        return new ByteArrayInputStream(new byte[100_000]) {
          @Override
          public void close() {
            closed.complete(Thread.currentThread());
          }
        };
      }

      @Override
      public long length() {
        return 100_000;
      }
    };
  }

  /** A body of one byte that notes by whom it is asked for. */
  private record Written(Set<String> threads) implements HttpRequest.BodyPublisher {

    @Override
    public long contentLength() {
      return 1;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            private boolean given;

            @Override
            public void request(long count) {
              threads.add(Thread.currentThread().getName());
              if (!given) {
                given = true;
                subscriber.onNext(ByteBuffer.wrap(new byte[] {'x'}));
                subscriber.onComplete();
              }
            }

            @Override
            public void cancel() {}
          });
    }
  }

  /** Asks for so many parts, and tells of the end. */
  private record Taking(CompletableFuture<Throwable> failure, long count)
      implements Flow.Subscriber<ByteBuffer> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(count);
    }

    @Override
    public void onNext(ByteBuffer part) {}

    @Override
    public void onError(Throwable thrown) {
      failure.complete(thrown);
    }

    @Override
    public void onComplete() {
      failure.complete(new IOException("complete"));
    }
  }
}
