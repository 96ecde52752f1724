// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One request sent by a transport, and what came of it. */
public final class Exchanged implements Transport.Receiver<Exchanged.Answer> {
  private final AtomicInteger leaving = new AtomicInteger();
  private final CompletableFuture<Answer> sending;

  /** An answer, read to its end. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
  public record Answer(int status, Headers headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private Exchanged(Transport transport, HttpRequest request) {
    this.sending = transport.send(request, this);
  }

  public static Exchanged start(Transport transport, HttpRequest request) {
    return new Exchanged(transport, request);
  }

  public static Exchanged start(
      Transport transport, String method, URI uri, @Nullable RequestBody body) {
    return start(transport, new HttpRequest(method, uri, Headers.none(), body));
  }

  public static Exchanged get(Transport transport, URI uri) {
    return start(transport, "GET", uri, null);
  }

  public static Exchanged post(Transport transport, URI uri) {
    return start(transport, "POST", uri, RequestBody.of("{}"));
  }

  @Override
  public boolean leaving() {
    leaving.incrementAndGet();
    return true;
  }

  @Override
  public Answer receive(int status, Headers headers, InputStream body) throws IOException {
    try (body) {
      return new Answer(status, headers, body.readAllBytes());
    }
  }

  /** How often the transport has told that the request leaves. */
  public int leavings() {
    return leaving.get();
  }

  public CompletableFuture<Answer> future() {
    return sending;
  }

  public Answer answer() {
    try {
      return sending.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException unexpected) {
      throw new AssertionError("no answer", unexpected);
    }
  }

  public TransportException failure() {
    try {
      Answer answer = sending.get(20, TimeUnit.SECONDS);
      throw new AssertionError("expected a failure, got " + answer.status());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof TransportException known) {
        return known;
      }
      throw new AssertionError("of another kind", Objects.requireNonNull(failed.getCause()));
    } catch (InterruptedException | TimeoutException unexpected) {
      throw new AssertionError("no end", unexpected);
    }
  }
}
