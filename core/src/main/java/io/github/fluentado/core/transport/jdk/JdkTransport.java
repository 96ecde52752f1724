// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.drive.Workers;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/**
 * A transport on the HTTP client of the JDK, for programs that want no other library. It asks for
 * no compression. Time limits lie above it; its own are a last resort against a connection that is
 * silent for ever.
 *
 * <p>The JDK sends a GET or HEAD once more by itself if the connection ends before any byte of the
 * answer; nothing but a setting of the whole program forbids it. It never does so for other verbs.
 */
public final class JdkTransport implements Transport {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  // The service may hold an answer back for 30 seconds when it throttles.
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private final HttpClient client;
  private final Workers workers;
  private final Duration silence;
  private final Set<Answer<?>> open = ConcurrentHashMap.newKeySet();

  private JdkTransport(HttpClient client, Workers workers, Duration silence) {
    this.client = client;
    this.workers = workers;
    this.silence = silence;
  }

  /** A transport with connections and threads of its own. */
  public static JdkTransport create() {
    return create(SILENCE);
  }

  /**
   * A transport with connections and threads of its own.
   *
   * @param silence how long a body may stop flowing before the connection counts as broken
   */
  static JdkTransport create(Duration silence) {
    Workers workers = new Workers("fluent-ado-http");
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(workers)
            .build();
    return new JdkTransport(client, workers, silence);
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    Answer<R> answer = new Answer<>(receiver, open::remove);
    open.add(answer);
    try {
      var sending = client.sendAsync(Translated.of(request), info -> new StreamedAnswer(silence));
      answer.follow(sending, workers);
    } catch (IllegalArgumentException | RejectedExecutionException unsendable) {
      answer.completeExceptionally(new TransportException(false, new IOException(unsendable)));
    }
    return answer;
  }

  /** Frees the threads; the JDK frees its connections with them. */
  @Override
  public void close() {
    List.copyOf(open).forEach(answer -> answer.abort(new IOException("the client was closed")));
    workers.close();
    // Newer JDKs have a client that can be closed; older ones end with their last reference.
    if ((Object) client instanceof AutoCloseable closeable) {
      close(closeable);
    }
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception unexpected) {
      throw new IllegalStateException("the HTTP client of the JDK cannot be closed", unexpected);
    }
  }

  static Headers headers(Map<String, List<String>> received) {
    Headers headers = Headers.none();
    for (Map.Entry<String, List<String>> field : received.entrySet()) {
      for (String value : field.getValue()) {
        // The status line of HTTP/2 is among them.
        headers = field.getKey().startsWith(":") ? headers : headers.and(field.getKey(), value);
      }
    }
    return headers;
  }

  @Override
  public String toString() {
    return "JdkTransport";
  }
}
