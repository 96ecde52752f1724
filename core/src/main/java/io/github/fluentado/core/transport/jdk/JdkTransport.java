// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.drive.Workers;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.transport.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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

  // Given up on closing: the client of the JDK ends its thread when nobody holds it any more.
  private final AtomicReference<@Nullable HttpClient> client;
  private final Workers workers;
  private final Duration silence;
  private final Set<Answer<?>> open = ConcurrentHashMap.newKeySet();

  private JdkTransport(HttpClient client, Workers workers, Duration silence) {
    this.client = new AtomicReference<>(client);
    this.workers = workers;
    this.silence = silence;
  }

  /** A transport with connections and threads of its own; 15 seconds to connect, 90 of silence. */
  public static JdkTransport create() {
    return create(CONNECT, SILENCE);
  }

  /**
   * A transport with connections and threads of its own.
   *
   * @param connect how long making a connection may take
   * @param silence how long a body may stop flowing before the connection counts as broken
   */
  public static JdkTransport create(Duration connect, Duration silence) {
    Check.positive("connect", connect);
    Check.positive("silence", silence);
    Workers workers = new Workers("fluent-ado-http");
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(connect)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(workers)
            .build();
    return new JdkTransport(client, workers, silence);
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    Answer<R> answer = new Answer<>(receiver, open::remove);
    HttpClient current = client.get();
    if (current == null) {
      answer.fail(new ConnectException("the transport is closed"));
      return answer;
    }
    open.add(answer);
    try {
      answer.follow(
          current.sendAsync(Translated.of(request), info -> new StreamedAnswer(silence)), workers);
    } catch (IllegalArgumentException unsendable) {
      ConnectException reason = new ConnectException("the JDK cannot send this request");
      reason.initCause(unsendable);
      answer.fail(reason);
    }
    return answer;
  }

  @Override
  public void close() {
    client.set(null);
    open.forEach(answer -> answer.abort(new IOException("the transport was closed")));
    workers.close();
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
