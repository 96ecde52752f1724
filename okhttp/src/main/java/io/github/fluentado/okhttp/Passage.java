// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

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
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** One call of OkHttp, and what its answer or failure is for us, whichever way it is sent. */
final class Passage<R> {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final Call call;
  private final URI server;
  private final Progress progress;
  private final Receiver<R> receiver;
  private final Consumer<Call> begins;
  private volatile @Nullable ReceivedBody open;
  private volatile boolean cancelled;

  /**
   * @param begins hears of the call when it goes
   */
  Passage(Call call, URI server, Progress progress, Receiver<R> receiver, Consumer<Call> begins) {
    this.call = call;
    this.server = server;
    this.progress = progress;
    this.receiver = receiver;
    this.begins = begins;
  }

  /** The call, which now goes. */
  Call going() {
    begins.accept(call);
    return call;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** What the receiver makes of the answer; the body is closed if that fails. */
  R received(Response response) throws IOException {
    ResponseBody body = response.body();
    boolean whole = false;
    try {
      R value = received(response, body);
      whole = true;
      return value;
    } catch (IOException broken) {
      throw TransportException.of(true, server, broken);
    } finally {
      if (!whole) {
        body.close();
      }
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
    if (cancelled) {
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

  /** What it means that no answer came. */
  TransportException failure(IOException cause) {
    return TransportException.of(mayHaveArrived(cause), server, cause);
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

  /** It was not sent, and will not be. */
  TransportException unsent(String why) {
    return TransportException.of(false, server, new IOException(why));
  }

  void cancel() {
    cancelled = true;
    call.cancel();
    ReceivedBody body = open;
    if (body != null) {
      drop(body);
    }
  }

  /** OkHttp counts a connection as used until its body is closed, though its line is cut. */
  private static void drop(ReceivedBody body) {
    try {
      body.close();
    } catch (IOException alreadyBroken) {
      // It was cut.
    }
  }
}
