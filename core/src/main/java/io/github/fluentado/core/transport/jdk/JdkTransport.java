// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import io.github.fluentado.core.drive.Workers;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Authority;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.ProxySettings;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.wire.Flight;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A transport on the HTTP client of the JDK, for programs that want no other library. Time limits
 * lie above it; its own are a last resort against a connection that is silent for ever.
 *
 * <p>What the JDK does by itself, and nothing but a setting of the whole program forbids: it sends
 * a GET or HEAD once more if the connection ends before any byte of the answer, and newer ones any
 * request that an HTTP/2 server says it has not looked at. It throws an answer away that has a
 * header whose name is none. It sends nothing to a host with an underscore in its name. It gives a
 * proxy no login for a tunnel (see {@link ProxySettings}). Before JDK 19 it says a length of 0 with
 * a GET; JDK 17 does not tell which requests a GOAWAY of HTTP/2 leaves unseen.
 */
public final class JdkTransport implements Transport {
  private static final Pattern CLIENT_NUMBER = Pattern.compile("\\((\\d+)\\)$");

  // Soon enough for who waits, seldom enough for a server that is at its limit.
  private static final int LOOK_AGAIN_MILLIS = 20;

  // Given up on closing.
  private final AtomicReference<@Nullable HttpClient> client;
  private final boolean owned;
  private final OpenAnswers open = new OpenAnswers();
  private final HttpThreads threads = new HttpThreads(open::isAlone);
  // Of their own, as they wait for what those above bring.
  private final Workers readers = new Workers("fluent-ado-answer");
  private final Duration silence;
  private final Ways ways;
  private final Flight flight;
  // What the server takes no more of at a time, until something else ends.
  private final Queue<Answer<?>> parked = new ConcurrentLinkedQueue<>();

  private JdkTransport(@Nullable HttpClient given, TransportSettings settings) {
    this.owned = given == null;
    this.client = new AtomicReference<>(given == null ? client(settings, threads) : given);
    this.silence = settings.silence();
    this.ways = new Ways(settings.proxy());
    this.flight = new Flight(settings.parallel());
  }

  private static HttpClient client(TransportSettings settings, HttpThreads threads) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(settings.proxy().selector())
            .executor(threads);
    settings.tls().ifPresent(tls -> client.sslContext(tls.context()));
    return client.build();
  }

  /**
   * A transport with connections and threads of its own, and {@link TransportSettings#standard}.
   */
  public static JdkTransport create() {
    return create(TransportSettings.standard());
  }

  /**
   * A transport with connections and threads of its own.
   *
   * @param connect how long making a connection may take
   * @param silence how long a body may stop flowing before the connection counts as broken
   */
  public static JdkTransport create(Duration connect, Duration silence) {
    return create(TransportSettings.standard().connect(connect).silence(silence));
  }

  /** A transport with connections and threads of its own; the threads keep no program alive. */
  public static JdkTransport create(TransportSettings settings) {
    return new JdkTransport(null, Check.notNull("settings", settings));
  }

  /**
   * A transport over a client that the caller keeps and closes; proxies and TLS are the caller's.
   *
   * @throws IllegalArgumentException if the client follows redirects, keeps cookies, or logs in by
   *     itself: that is decided above a transport, and cannot be switched off here
   */
  public static JdkTransport over(HttpClient client) {
    Check.notNull("client", client);
    Check.that(
        client.followRedirects() == HttpClient.Redirect.NEVER, "client", "follows redirects");
    Check.that(client.cookieHandler().isEmpty(), "client", "keeps cookies");
    Check.that(client.authenticator().isEmpty(), "client", "logs in by itself");
    return new JdkTransport(client, TransportSettings.standard().proxy(ProxySettings.none()));
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    Answer<R> answer = answer(request, receiver, readers, false);
    if (!answer.isDone()) {
      flight.add(answer);
    }
    return answer;
  }

  @Override
  public <R> Optional<Trip<R>> trip(HttpRequest request, Receiver<R> receiver) {
    HandOver hand = new HandOver(readers);
    Answer<R> answer = answer(request, receiver, hand, true);
    return Optional.of(new OwnTrip<>(answer, hand, flight));
  }

  /**
   * A request that is ready to go.
   *
   * @param executor where its answer is taken in
   * @param waited whether a thread waits for it, which may as well send it
   */
  private <R> Answer<R> answer(
      HttpRequest request, Receiver<R> receiver, Executor executor, boolean waited) {
    Answer<R> answer = new Answer<>(request.uri(), receiver, new Watch(), threads);
    try {
      Upload upload = upload(request, answer);
      java.net.http.HttpRequest translated =
          Translated.of(request, ways.login(request.uri()), upload);
      boolean here = waited && ways.isKnown(request.uri());
      boolean light = upload == null || upload.isSmall();
      if (here && light && Ways.isNumber(request.uri()) && !answer.isSecure()) {
        answer.quick();
      }
      answer.sendBy(() -> start(answer, translated, upload != null, executor, here));
    } catch (IllegalArgumentException malformed) {
      // Its message may repeat the value of a header.
      answer.completeExceptionally(
          new TransportException(false, true, unsendable(request.uri()), malformed));
    }
    return answer;
  }

  private @Nullable Upload upload(HttpRequest request, Answer<?> answer) {
    if (!Translated.tells(request)) {
      return null;
    }
    RequestBody body = Translated.body(request);
    Upload upload = new Upload(body, answer::leaving, threads);
    if (!upload.isSmall() || !body.inMemory()) {
      // An answer to what was not read to its end is an answer, too.
      var unused = answer.whenComplete((value, failure) -> upload.end());
    }
    return upload;
  }

  private static String unsendable(URI uri) {
    if (uri.getHost() != null) {
      return "the JDK cannot send this request";
    }
    String host = Authority.of(uri).map(Authority::host).orElse("");
    return "the HTTP client of the JDK takes \""
        + host
        + "\" for no name of a host (an underscore is in none); the artifact fluent-ado-okhttp sends"
        + " to it, or use another name of the server";
  }

  private void start(
      Answer<?> answer,
      java.net.http.HttpRequest request,
      boolean tells,
      Executor executor,
      boolean here) {
    open.add(answer);
    HttpClient current = client.get();
    if (current == null) {
      answer.fail(new ConnectException("the transport is closed"));
      return;
    }
    // Another thread may do it.
    Runnable sending =
        () ->
            answer.tried(
                () ->
                    answer.follow(
                        current.sendAsync(request, info -> answer.begun(info, silence, executor)),
                        executor));
    answer.tried(
        () -> {
          if (!tells && !answer.leaving()) {
            answer.fail(new IOException(Upload.GIVEN_UP));
          } else if (here) {
            threads.here(sending);
          } else {
            threads.apart(sending);
          }
        });
  }

  /** For tests. */
  OpenAnswers open() {
    return open;
  }

  @Override
  public boolean tellsLeaving() {
    return true;
  }

  // Answers are taken in by readers of this.
  @Override
  public boolean lendsThreads() {
    return true;
  }

  @Override
  public void close() {
    HttpClient closed = client.getAndSet(null);
    flight.clear();
    open.forEach(answer -> answer.abort(new IOException("the transport was closed")));
    parked.clear();
    if (closed != null && owned) {
      shutDown(closed);
    }
    threads.close();
    readers.close();
  }

  /** By the method that clients have since JDK 21. */
  private static void shutDown(HttpClient client) {
    try {
      HttpClient.class.getMethod("shutdownNow").invoke(client);
    } catch (ReflectiveOperationException older) {
      interrupt(client);
    }
  }

  /**
   * An older client ends its thread, and closes its connections with it, when nobody holds it any
   * more and memory is collected, which may be long after; or when the thread is interrupted. Both
   * have the client's number in their names. If not, collecting is left.
   */
  private static void interrupt(HttpClient client) {
    Matcher number = CLIENT_NUMBER.matcher(client.toString());
    if (number.find()) {
      String name = "HttpClient-" + number.group(1) + "-SelectorManager";
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals(name)) {
          thread.interrupt();
        }
      }
    }
  }

  static Headers headers(Map<String, List<String>> received) {
    List<Map.Entry<String, String>> fields = new ArrayList<>(received.size());
    for (Map.Entry<String, List<String>> field : received.entrySet()) {
      // The status line of HTTP/2 is among them.
      if (!field.getKey().startsWith(":")) {
        for (String value : field.getValue()) {
          fields.add(Map.entry(field.getKey(), value));
        }
      }
    }
    return Headers.received(fields);
  }

  @Override
  public String toString() {
    return "JdkTransport";
  }

  private final class Watch implements Answer.Watch {

    @Override
    public void landed() {
      flight.landed();
    }

    @Override
    public void ended(Answer<?> answer) {
      open.remove(answer);
      sendParked();
    }

    @Override
    public void park(Answer<?> answer) {
      parked.add(answer);
      if (open.size() <= parked.size()) {
        // None of ours will end and make room: the streams are of others, or about to be freed.
        CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
            .execute(this::sendParked);
      }
    }

    private void sendParked() {
      Answer<?> next = parked.poll();
      while (next != null && next.isDone()) {
        next = parked.poll();
      }
      if (next != null) {
        next.go();
      }
    }
  }
}
