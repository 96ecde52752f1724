// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Above all that OkHttp does: opens the body first, goes on to another connection as long as those
 * at hand turn out dead before anything is sent, and saves the answer to a request that is done,
 * where OkHttp throws it away: a 204 or 205 that announces a body, a 407 of what is no proxy.
 */
final class FreshStart implements Interceptor {
  private static final Set<Integer> THROWN_AWAY = Set.of(204, 205, 407);

  @Override
  public Response intercept(Chain chain) throws IOException {
    RequestBody body = chain.request().body();
    if (!(body instanceof StreamedBody streamed)) {
      return answer(chain);
    }
    try (streamed) {
      streamed.open();
      return answer(chain);
    }
  }

  /** Each round takes a connection out of the pool, so it ends. */
  private static Response answer(Chain chain) throws IOException {
    Response answer = tried(chain);
    while (answer == null) {
      answer = tried(chain);
    }
    return answer;
  }

  private static @Nullable Response tried(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (Obedience.DeadConnectionException dead) {
      return null;
    } catch (ProtocolException odd) {
      return saved(chain.request(), odd);
    }
  }

  private static Response saved(Request request, ProtocolException odd) throws ProtocolException {
    Progress progress = request.tag(Progress.class);
    Response begun = progress == null ? null : progress.begun();
    if (begun == null || !THROWN_AWAY.contains(begun.code())) {
      throw odd;
    }
    return begun.newBuilder().body(ResponseBody.create(new byte[0], null)).build();
  }
}
