// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.wire.Encoding;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The default transport, on OkHttp. Time limits lie above it, so its own are only a last resort
 * against a connection that is silent for ever.
 */
public final class OkHttpTransport implements Transport {
  private static final Set<String> NEEDS_BODY = Set.of("POST", "PUT", "PATCH");

  private final OkHttpClient client;
  private final boolean owned;
  private final IdleConnections idle = new IdleConnections();
  // Downloads that are still read are among them; OkHttp's dispatcher has forgotten those.
  private final Set<Call> open = ConcurrentHashMap.newKeySet();

  private OkHttpTransport(OkHttpClient client, boolean owned, @Nullable String proxyLogin) {
    this.client = obedient(client, idle, proxyLogin);
    this.owned = owned;
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
    return new OkHttpTransport(client, true, settings.proxy().authorization().orElse(null));
  }

  /**
   * A transport over a client that the caller keeps and closes; proxies, TLS, interceptors and the
   * number of calls at once are the caller's. Redirects, retries and cookies are switched off for
   * the requests made here.
   */
  public static OkHttpTransport over(OkHttpClient client) {
    return new OkHttpTransport(Check.notNull("client", client), false, null);
  }

  private static OkHttpClient obedient(
      OkHttpClient client, IdleConnections idle, @Nullable String proxyLogin) {
    return client
        .newBuilder()
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .authenticator(Authenticator.NONE)
        .cache(null)
        .addInterceptor(new FreshStart())
        .addNetworkInterceptor(new Obedience(idle, proxyLogin))
        .build();
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    Progress progress = new Progress(receiver, open::remove, idle::released);
    Call call;
    try {
      call = client.newCall(translated(request, progress));
    } catch (IllegalArgumentException malformed) {
      // Its message may repeat the value of a header.
      return CompletableFuture.failedFuture(
          new TransportException(false, true, "OkHttp cannot send this request", malformed));
    }
    call.addEventListener(progress);
    open.add(call);
    Answer<R> answer = new Answer<>(call, request.uri(), progress, receiver);
    call.enqueue(answer);
    return answer;
  }

  @Override
  public boolean tellsLeaving() {
    return true;
  }

  private static Request translated(HttpRequest request, Progress progress) {
    Request.Builder builder =
        new Request.Builder()
            .url(HttpUrl.get(request.uri().toString()))
            .tag(Progress.class, progress);
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
    open.forEach(Call::cancel);
    if (owned) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  @Override
  public String toString() {
    return "OkHttpTransport";
  }
}
