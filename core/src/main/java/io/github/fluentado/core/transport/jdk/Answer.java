// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.transport.Transport.Receiver;
import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.core.transport.wire.Departure;
import io.github.fluentado.core.transport.wire.Encoding;
import io.github.fluentado.core.transport.wire.Flight;
import io.github.fluentado.core.transport.wire.ReceivedBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The future of one request. */
final class Answer<R> extends CompletableFuture<R> implements Flight.Passenger {
  private static final int NO_CONTENT = 204;
  private static final int PROXY_LOGIN = 407;

  // How the JDK says so; its message is all that is left of such an answer.
  private static final Pattern ODD_NO_CONTENT =
      Pattern.compile("unexpected (content length|content-length).*204");
  private static final Pattern STREAM_LIMIT = Pattern.compile("too many concurrent streams");

  // In the words of JDK 17 and of newer ones.
  private static final Pattern NOT_PROCESSED =
      Pattern.compile("RST_STREAM: Stream not processed|request not processed by peer");

  // More are a circle.
  private static final int MOST_CAUSES = 10;

  private final URI server;
  private final Receiver<R> receiver;
  private final Watch watch;
  private final HttpThreads threads;
  private final Departure departure = new Departure();
  private final AtomicBoolean flying = new AtomicBoolean();
  private final CompletableFuture<@Nullable Void> followed = new CompletableFuture<>();
  private volatile Runnable sender = () -> {};
  private volatile @Nullable CompletableFuture<HttpResponse<StreamedAnswer.Body>> sending;
  private volatile StreamedAnswer.@Nullable Body body;
  private volatile boolean begun;
  private volatile boolean quick;

  /** Who wants to know of an answer. */
  interface Watch {
    /**
     * The request is no longer in flight: answered, failed, or given up. Called once if it flew.
     */
    void landed();

    /** Nothing of it is open any more. May be called again. */
    void ended(Answer<?> answer);

    /** The server takes no more at a time, and nothing was sent: let it {@link #go} later. */
    void park(Answer<?> answer);
  }

  /**
   * @param threads on which the JDK brings the answer
   */
  Answer(URI server, Receiver<R> receiver, Watch watch, HttpThreads threads) {
    this.server = server;
    this.receiver = receiver;
    this.watch = watch;
    this.threads = threads;
  }

  /** Sets that no step of it waits for anything, whoever does it. */
  void quick() {
    quick = true;
  }

  boolean isQuick() {
    return quick;
  }

  boolean isSecure() {
    return !"http".equalsIgnoreCase(server.getScheme());
  }

  /** Sets how to send the request, before anything else. */
  void sendBy(Runnable way) {
    sender = way;
  }

  @Override
  public boolean takeOff() {
    if (isDone()) {
      return false;
    }
    flying.set(true);
    return true;
  }

  @Override
  public void stay() {
    abort(new IOException("the transport was closed"));
  }

  @Override
  public void go() {
    if (!isDone()) {
      sender.run();
    }
    if (isCompletedExceptionally()) {
      // Given up in the meantime, or just now.
      watch.ended(this);
      land();
    }
  }

  /** The request is about to leave; false if it must not any more. */
  boolean leaving() {
    return departure.left() || (receiver.leaving() && departure.leave());
  }

  /**
   * An answer begins. It is taken in from here on, and not when the future of the JDK ends; but
   * only when the JDK's thread is through with what has come, which may be all of it: whoever takes
   * it in wakes once.
   */
  StreamedAnswer begun(HttpResponse.ResponseInfo info, Duration silence, Executor executor) {
    StreamedAnswer.Body stream = new StreamedAnswer.Body(silence);
    begun = true;
    forget(sending);
    threads.afterwards(() -> takeIn(info, stream, executor));
    return new StreamedAnswer(stream, followed.thenApply(done -> stream));
  }

  /**
   * Ends the future of the JDK, as nobody waits for it any more. The JDK would end it on the common
   * pool, and on a machine of one or two processors start a thread for that each time.
   */
  private static void forget(@Nullable CompletableFuture<?> started) {
    if (started != null) {
      started.complete(null);
    }
  }

  private void takeIn(
      HttpResponse.ResponseInfo info, StreamedAnswer.Body stream, Executor executor) {
    try {
      executor.execute(() -> receive(info.statusCode(), info.headers(), stream));
    } catch (RejectedExecutionException closed) {
      stream.close();
      fail(closed);
    }
  }

  void follow(CompletableFuture<HttpResponse<StreamedAnswer.Body>> started, Executor executor) {
    sending = started;
    if (isCompletedExceptionally()) {
      started.cancel(true);
    }
    if (isDone()) {
      // An open body is its reader's by now.
      sending = null;
    }
    var unused =
        started.whenComplete(
            (response, error) -> {
              try {
                if (error != null) {
                  broken(error, executor);
                } else if (!begun) {
                  executor.execute(() -> refusedByProxy(response.statusCode()));
                }
              } catch (RejectedExecutionException closed) {
                fail(closed);
              }
            });
    if (begun) {
      forget(started);
    }
    // The future of the JDK does not end before.
    followed.complete(null);
  }

  /** Sees what the JDK makes a failure of though it is none. */
  private void broken(Throwable error, Executor executor) {
    if (begun) {
      // Whoever takes the answer in is told by its body.
      StreamedAnswer.Body stream = body;
      if (stream != null) {
        stream.abort(error instanceof IOException known ? known : new IOException(error));
      }
      return;
    }
    if (says(error, STREAM_LIMIT)) {
      watch.park(this);
      return;
    }
    if (says(error, ODD_NO_CONTENT)) {
      executor.execute(this::receiveNothing);
      return;
    }
    fail(error);
  }

  private void receiveNothing() {
    // Nothing of it is open.
    watch.ended(this);
    receive(NO_CONTENT, Headers.none(), InputStream.nullInputStream());
  }

  private void receive(int status, HttpHeaders received, StreamedAnswer.Body stream) {
    stream.whenClosed(() -> watch.ended(this));
    body = stream;
    if (isDone()) {
      stream.close();
    }
    Headers headers = JdkTransport.headers(received.map());
    List<String> codings = Encoding.of(status, headers);
    if (codings.isEmpty()) {
      receive(status, headers, new ReceivedBody(stream, stream::close));
    } else {
      InputStream plain = Encoding.undone(codings, stream);
      receive(status, Encoding.undone(headers), new ReceivedBody(plain, stream::close));
    }
  }

  private void receive(int status, Headers headers, InputStream stream) {
    try {
      R value = receiver.receive(status, headers, stream);
      // Before what follows, which may keep this thread.
      land();
      if (!complete(value)) {
        stream.close();
      }
    } catch (IOException broken) {
      drop(stream);
      completeExceptionally(TransportException.of(true, server, broken));
    } catch (RuntimeException | Error defect) {
      drop(stream);
      completeExceptionally(defect);
    } finally {
      // What was received is the caller's alone, and may be large.
      sending = null;
      land();
    }
  }

  private void land() {
    if (flying.compareAndSet(true, false)) {
      watch.landed();
    }
  }

  private static void drop(InputStream stream) {
    try {
      stream.close();
    } catch (IOException alreadyBroken) {
      // Something else has failed before.
    }
  }

  /** Does what brings it on its way; whatever that throws is its end. */
  void tried(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException unsendable) {
      fail(unsendable);
    } catch (Error defect) {
      end(defect);
    }
  }

  void fail(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    boolean arrived = departure.left() && !says(cause, NOT_PROCESSED);
    end(TransportException.of(arrived, server, cause));
  }

  private void end(Throwable failure) {
    completeExceptionally(failure);
    watch.ended(this);
    land();
  }

  /** The JDK gives the answer of a proxy to a CONNECT for that of the server, without a body. */
  private void refusedByProxy(int status) {
    String advice =
        status == PROXY_LOGIN
            ? ": it wants a login, and the JDK gives none to a tunnel unless the program is started"
                + " with -Djdk.http.auth.tunneling.disabledSchemes= or has fluent-ado-okhttp"
            : "";
    end(
        new TransportException(
            false,
            status == PROXY_LOGIN,
            "the proxy refuses a way to " + server.getHost() + ": " + status + advice,
            new IOException("CONNECT was answered with " + status)));
  }

  private static boolean says(Throwable error, Pattern words) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(cause -> words.matcher(String.valueOf(cause.getMessage())).find());
  }

  void abort(IOException reason) {
    completeExceptionally(TransportException.of(!departure.stay(), server, reason));
    release(reason);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    departure.stay();
    release(new IOException("cancelled"));
    return cancelled;
  }

  private void release(IOException reason) {
    CompletableFuture<?> started = sending;
    if (started != null) {
      started.cancel(true);
    }
    StreamedAnswer.Body stream = body;
    if (stream != null) {
      stream.abort(reason);
    }
    watch.ended(this);
    land();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
