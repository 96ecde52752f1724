// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * The default transport, on OkHttp. Time limits lie above it, so its own are only a last resort
 * against a connection that is silent for ever.
 */
public final class OkHttpTransport implements Transport {
  private static final Set<String> NEEDS_BODY = Set.of("POST", "PUT", "PATCH");
  private static final Duration CONNECT = Duration.ofSeconds(15);
  // The service may hold an answer back for 30 seconds when it throttles.
  private static final Duration SILENCE = Duration.ofSeconds(90);
  private static final int PARALLEL = 64;

  private final OkHttpClient client;
  private final boolean owned;
  // Downloads that are still read are among them; OkHttp's dispatcher has forgotten those.
  private final Set<Call> open = ConcurrentHashMap.newKeySet();

  private OkHttpTransport(OkHttpClient client, boolean owned) {
    this.client = obedient(client);
    this.owned = owned;
  }

  /** A transport with connections and threads of its own; 15 seconds to connect, 90 of silence. */
  public static OkHttpTransport create() {
    return create(CONNECT, SILENCE);
  }

  /**
   * A transport with connections and threads of its own.
   *
   * @param connect how long making a connection may take
   * @param silence how long nothing may come or go before the connection counts as broken; the
   *     service may hold an answer back for 30 seconds
   */
  public static OkHttpTransport create(Duration connect, Duration silence) {
    Check.positive("connect", connect);
    Check.positive("silence", silence);
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(PARALLEL);
    dispatcher.setMaxRequestsPerHost(PARALLEL);
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool())
            .connectTimeout(connect)
            .readTimeout(silence)
            .writeTimeout(silence)
            .build();
    return new OkHttpTransport(client, true);
  }

  /**
   * A transport over a client that the caller keeps and closes; proxies, TLS and interceptors are
   * the caller's. Redirects, retries and cookies are switched off for the requests made here.
   */
  public static OkHttpTransport over(OkHttpClient client) {
    return new OkHttpTransport(Check.notNull("client", client), false);
  }

  private static OkHttpClient obedient(OkHttpClient client) {
    return client
        .newBuilder()
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .authenticator(Authenticator.NONE)
        .cache(null)
        .addNetworkInterceptor(new NoFollowUp())
        .build();
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    Progress progress = new Progress(open::remove);
    Call call;
    try {
      call = client.newCall(translated(request, progress));
    } catch (IllegalArgumentException malformed) {
      return CompletableFuture.failedFuture(
          new TransportException(false, new IOException(malformed)));
    }
    call.addEventListener(progress);
    open.add(call);
    Answer<R> answer = new Answer<>(call, progress, receiver);
    call.enqueue(answer);
    return answer;
  }

  private static Request translated(HttpRequest request, Progress progress) {
    Request.Builder builder =
        new Request.Builder()
            .url(HttpUrl.get(request.uri().toString()))
            .tag(Progress.class, progress);
    for (Map.Entry<String, String> field : request.headers().fields()) {
      builder.addHeader(field.getKey(), field.getValue());
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

  /** The future of one request, and OkHttp's callback for it. */
  private static final class Answer<R> extends CompletableFuture<R> implements Callback {
    private final Call call;
    private final Progress progress;
    private final Receiver<R> receiver;

    Answer(Call call, Progress progress, Receiver<R> receiver) {
      this.call = call;
      this.progress = progress;
      this.receiver = receiver;
    }

    @Override
    public void onFailure(Call failed, IOException cause) {
      completeExceptionally(new TransportException(progress.requestStarted(), cause));
    }

    @Override
    public void onResponse(Call answered, Response response) {
      ResponseBody body = response.body();
      try {
        InputStream stream = new Body(body.byteStream());
        if (!complete(receiver.receive(response.code(), headers(response), stream))) {
          body.close();
        }
      } catch (IOException broken) {
        body.close();
        completeExceptionally(new TransportException(true, broken));
      } catch (Throwable defect) {
        body.close();
        completeExceptionally(defect);
      }
    }

    private Headers headers(Response response) {
      Headers headers = Headers.none();
      okhttp3.Headers received = response.headers();
      for (int i = 0; i < received.size(); i++) {
        headers = headers.and(received.name(i), received.value(i));
      }
      for (String value : progress.retryAfter()) {
        headers = headers.and("Retry-After", value);
      }
      return headers;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      call.cancel();
      return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }

  /**
   * OkHttp's stream waits for a byte even if none is asked for, as the end of a bounded read is.
   */
  private static final class Body extends FilterInputStream {
    Body(InputStream stream) {
      super(stream);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return length == 0 ? 0 : super.read(target, offset, length);
    }
  }
}
