// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.okhttp;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from sending a request again by itself. It does so after a 503 with {@code
 * Retry-After: 0}, and no setting forbids it, so that the header is put aside until OkHttp has done
 * with the answer.
 *
 * <p>What is left is 421 on an HTTP/2 connection shared by several hosts: the server has refused to
 * look at the request, and only OkHttp can choose another connection.
 */
final class NoFollowUp implements Interceptor {

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Progress progress = chain.request().tag(Progress.class);
    if (response.code() != 503 || progress == null) {
      return response;
    }
    progress.keepRetryAfter(response.headers("Retry-After"));
    return response.newBuilder().removeHeader("Retry-After").build();
  }
}
