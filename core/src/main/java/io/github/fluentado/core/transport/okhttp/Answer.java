// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.transport.Transport.Receiver;
import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.core.transport.wire.Encoding;
import io.github.fluentado.core.transport.wire.ReceivedBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** The future of one request, and OkHttp's callback for it. */
final class Answer<R> extends CompletableFuture<R> implements Callback {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final Call call;
  private final URI server;
  private final Progress progress;
  private final Receiver<R> receiver;
  private volatile @Nullable ReceivedBody open;

  Answer(Call call, URI server, Progress progress, Receiver<R> receiver) {
    this.call = call;
    this.server = server;
    this.progress = progress;
    this.receiver = receiver;
  }

  @Override
  public void onFailure(Call failed, IOException cause) {
    completeExceptionally(TransportException.of(mayHaveArrived(cause), server, cause));
  }

  /**
   * A stream that HTTP/2 refuses was not looked at, if no answer has come; and a connection that is
   * shut down takes no request. OkHttp's own types for that are not for others, so their names must
   * do.
   */
  private boolean mayHaveArrived(IOException cause) {
    String kind = cause.getClass().getSimpleName();
    boolean refused =
        kind.equals("ConnectionShutdownException")
            || (kind.equals("StreamResetException")
                && String.valueOf(cause.getMessage()).endsWith("REFUSED_STREAM"));
    return progress.left() && !(refused && progress.begun() == null);
  }

  @Override
  public void onResponse(Call answered, Response response) {
    ResponseBody body = response.body();
    try {
      if (!complete(received(response, body))) {
        body.close();
      }
    } catch (IOException broken) {
      body.close();
      completeExceptionally(TransportException.of(true, server, broken));
    } catch (Throwable defect) {
      body.close();
      completeExceptionally(defect);
    }
  }

  private R received(Response response, ResponseBody body) throws IOException {
    int status = response.code();
    Headers headers = headers(response);
    if (status == NO_CONTENT || status == NOT_MODIFIED) {
      // Whatever the headers say of a body (that of a 304 is the one which is not sent).
      body.close();
      return receiver.receive(status, headers, InputStream.nullInputStream());
    }
    List<String> codings = Encoding.of(status, headers);
    InputStream stream = opened(Encoding.undone(codings, body.byteStream()));
    return receiver.receive(status, codings.isEmpty() ? headers : Encoding.undone(headers), stream);
  }

  private InputStream opened(InputStream plain) throws IOException {
    ReceivedBody body = new ReceivedBody(plain, call::cancel);
    open = body;
    if (isDone()) {
      body.close();
    }
    return body;
  }

  private Headers headers(Response response) {
    okhttp3.Headers received = response.headers();
    List<String> retryAfter = progress.retryAfter();
    List<Map.Entry<String, String>> fields = new ArrayList<>(received.size() + retryAfter.size());
    for (int i = 0; i < received.size(); i++) {
      fields.add(Map.entry(received.name(i), received.value(i)));
    }
    for (String value : retryAfter) {
      fields.add(Map.entry("Retry-After", value));
    }
    return Headers.received(fields);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    call.cancel();
    ReceivedBody body = open;
    if (body != null) {
      drop(body);
    }
    return cancelled;
  }

  /** OkHttp counts a connection as used until its body is closed, though its line is cut. */
  private static void drop(ReceivedBody body) {
    try {
      body.close();
    } catch (IOException alreadyBroken) {
      // It was cut.
    }
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
