// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.transport.Transport.Receiver;
import io.github.fluentado.core.transport.TransportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** The future of one request. */
final class Answer<R> extends CompletableFuture<R> {
  // How the JDK says that the very first thing that came was no TLS.
  private static final Pattern NO_TLS = Pattern.compile("(?i)unrecognized SSL message");

  // More are a circle.
  private static final int MOST_CAUSES = 10;

  private final Receiver<R> receiver;
  private final Consumer<Answer<R>> ended;
  private volatile @Nullable CompletableFuture<HttpResponse<StreamedAnswer.Body>> sending;
  private volatile StreamedAnswer.@Nullable Body body;

  /**
   * @param ended called when nothing of the request is open any more
   */
  Answer(Receiver<R> receiver, Consumer<Answer<R>> ended) {
    this.receiver = receiver;
    this.ended = ended;
  }

  void follow(CompletableFuture<HttpResponse<StreamedAnswer.Body>> started, Executor executor) {
    sending = started;
    var unused =
        started
            .whenComplete(
                (response, error) -> {
                  if (error != null) {
                    fail(error);
                  }
                })
            .thenAcceptAsync(this::receive, executor)
            .exceptionally(
                refused -> {
                  fail(refused);
                  return null;
                });
  }

  private void receive(HttpResponse<StreamedAnswer.Body> response) {
    StreamedAnswer.Body stream = response.body();
    stream.whenClosed(() -> ended.accept(this));
    body = stream;
    try {
      R result =
          receiver.receive(
              response.statusCode(), JdkTransport.headers(response.headers().map()), stream);
      if (!complete(result)) {
        stream.close();
      }
    } catch (IOException broken) {
      stream.close();
      completeExceptionally(new TransportException(true, broken));
    } catch (RuntimeException | Error defect) {
      stream.close();
      completeExceptionally(defect);
    }
  }

  void fail(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    boolean neverLeft =
        cause instanceof ConnectException
            || cause instanceof HttpConnectTimeoutException
            || cause instanceof SSLHandshakeException
            || noTls(cause);
    IOException known = cause instanceof IOException io ? io : new IOException(cause);
    ended.accept(this);
    completeExceptionally(new TransportException(!neverLeft, known));
  }

  /** At times the JDK puts that inside another error. */
  private static boolean noTls(Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(cause -> NO_TLS.matcher(String.valueOf(cause.getMessage())).find());
  }

  void abort(IOException reason) {
    completeExceptionally(new TransportException(true, reason));
    release(reason);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
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
    ended.accept(this);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
