// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import io.github.fluentado.core.drive.Workers;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.wire.Encoding;
import io.github.fluentado.core.transport.wire.Flight;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The default transport, on OkHttp. Time limits lie above it, so its own are only a last resort
 * against a connection that is silent for ever.
 */
public final class OkHttpTransport implements Transport {
  static final String CLOSED = "the transport is closed";

  private static final Set<String> NEEDS_BODY = Set.of("POST", "PUT", "PATCH");

  private final ByScheme clients;
  private final boolean owned;
  private final IdleConnections idle = new IdleConnections();
  private final Workers lookups = new Workers("fluent-ado-names");
  private final Names names;
  private final Origin origin = new Origin();
  private final Flight flight;
  // Downloads that are still read are among them; OkHttp's dispatcher has forgotten those.
  private final Set<Call> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param parallel how many calls go at once, apart from what the client itself allows
   */
  private OkHttpTransport(
      OkHttpClient client, boolean owned, int parallel, @Nullable String proxyLogin) {
    this.names = new Names(client.dns(), lookups);
    boolean tlsLater = owned && !client.connectionSpecs().contains(ConnectionSpec.MODERN_TLS);
    this.clients = new ByScheme(obedient(client, idle, names, proxyLogin), tlsLater);
    this.owned = owned;
    this.flight = new Flight(parallel);
  }

  /**
   * A transport with connections and threads of its own, and {@link TransportSettings#standard}.
   */
  public static OkHttpTransport create() {
    return create(TransportSettings.standard());
  }

  /**
   * A transport with connections and threads of its own.
   *
   * @param connect how long making a connection may take
   * @param silence how long nothing may come or go before the connection counts as broken; the
   *     service may hold an answer back for 30 seconds
   */
  public static OkHttpTransport create(Duration connect, Duration silence) {
    return create(TransportSettings.standard().connect(connect).silence(silence));
  }

  /** A transport with connections and threads of its own; the threads keep no program alive. */
  public static OkHttpTransport create(TransportSettings settings) {
    OkHttpClient client = Clients.of(Check.notNull("settings", settings));
    String proxyLogin = settings.proxy().authorization().orElse(null);
    return new OkHttpTransport(client, true, settings.parallel(), proxyLogin);
  }

  /**
   * A transport over a client that the caller keeps and closes; proxies, TLS, interceptors and the
   * number of calls at once are the caller's; OkHttp does not count those of blocking runs.
   * Redirects, retries and cookies are switched off for the requests made here.
   */
  public static OkHttpTransport over(OkHttpClient client) {
    return new OkHttpTransport(Check.notNull("client", client), false, Integer.MAX_VALUE, null);
  }

  private static OkHttpClient obedient(
      OkHttpClient client, IdleConnections idle, Names names, @Nullable String proxyLogin) {
    return client
        .newBuilder()
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .authenticator(Authenticator.NONE)
        .cache(null)
        .dns(names)
        .addInterceptor(new FreshStart())
        .addNetworkInterceptor(new Obedience(idle, proxyLogin))
        .build();
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    try {
      Progress progress = progress(receiver);
      Answer<R> answer = new Answer<>(passage(request, progress, receiver), flight);
      flight.add(answer);
      return answer;
    } catch (TransportException unsent) {
      return CompletableFuture.failedFuture(unsent);
    }
  }

  @Override
  public <R> Optional<Trip<R>> trip(HttpRequest request, Receiver<R> receiver) {
    Progress progress = progress(receiver);
    try {
      OwnTrip<R> trip = new OwnTrip<>(passage(request, progress, receiver), flight);
      progress.beforeLookup(() -> names.asking(trip));
      return Optional.of(trip);
    } catch (TransportException unsent) {
      return Optional.of(new NoTrip<>(unsent));
    }
  }

  private Progress progress(Receiver<?> receiver) {
    return new Progress(receiver, open::remove, idle::released);
  }

  private <R> Passage<R> passage(HttpRequest request, Progress progress, Receiver<R> receiver)
      throws TransportException {
    Call call;
    try {
      call = clients.of(request.uri()).newCall(translated(request, progress));
    } catch (IllegalArgumentException malformed) {
      // Its message may repeat the value of a header.
      throw new TransportException(false, true, "OkHttp cannot send this request", malformed);
    }
    call.addEventListener(progress);
    return new Passage<>(call, request.uri(), progress, receiver, this::begins);
  }

  private void begins(Call call) {
    open.add(call);
    if (closed) {
      call.cancel();
    }
  }

  @Override
  public void prepare(URI server) {
    clients.prepare(server);
  }

  @Override
  public boolean tellsLeaving() {
    return true;
  }

  @Override
  public boolean lendsThreads() {
    return owned && Clients.lend();
  }

  private Request translated(HttpRequest request, Progress progress) {
    Request.Builder builder =
        new Request.Builder().url(origin.url(request.uri())).tag(Progress.class, progress);
    Headers headers = request.headers();
    for (Map.Entry<String, String> field : headers.fields()) {
      builder.addHeader(field.getKey(), field.getValue());
    }
    // Asked for by itself OkHttp would undo compression, and takes an empty body for a broken one.
    if (headers.first("Accept-Encoding").isEmpty()) {
      builder.addHeader("Accept-Encoding", Encoding.asked(headers));
    }
    return builder.method(request.method(), body(request)).build();
  }

  private static okhttp3.@Nullable RequestBody body(HttpRequest request) {
    RequestBody body = request.body();
    if (body != null) {
      return new StreamedBody(body);
    }
    return NEEDS_BODY.contains(request.method())
        ? new StreamedBody(RequestBody.of(new byte[0]))
        : null;
  }

  @Override
  public void close() {
    closed = owned;
    flight.clear();
    open.forEach(Call::cancel);
    if (owned) {
      lookups.close();
      clients.plain().dispatcher().executorService().shutdown();
      clients.plain().connectionPool().evictAll();
    }
  }

  @Override
  public String toString() {
    return "OkHttpTransport";
  }

  /** A request that cannot be sent. */
  private record NoTrip<R>(TransportException reason) implements Trip<R> {
    @Override
    public R send() throws IOException {
      throw reason;
    }

    @Override
    public void cancel() {}
  }
}
