// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers each request with what only that request could get: a work item of the number asked for,
 * whose title is the organization. Counts the requests that carry another client's credential.
 */
final class EchoTransport implements Transport {
  private static final Pattern ADDRESS =
      Pattern.compile("https://dev\\.azure\\.com/([a-z]+)/.*?/(\\d+)(?:\\?.*)?");

  private final String organization;
  private final String authorization;
  private final Executor executor;
  private final LongAdder requests = new LongAdder();
  private final LongAdder strays = new LongAdder();

  /**
   * @param organization that all requests must be for
   * @param authorization that all requests must carry
   * @param executor where answers come from
   */
  EchoTransport(String organization, String authorization, Executor executor) {
    this.organization = organization;
    this.authorization = authorization;
    this.executor = executor;
  }

  long requests() {
    return requests.sum();
  }

  /** Requests for another organization, or with another credential. */
  long strays() {
    return strays.sum();
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    CompletableFuture<R> answer = new CompletableFuture<>();
    executor.execute(() -> answer(request, receiver, answer));
    return answer;
  }

  private <R> void answer(HttpRequest request, Receiver<R> receiver, CompletableFuture<R> answer) {
    try {
      requests.increment();
      Matcher address = ADDRESS.matcher(request.uri().toString());
      boolean ours =
          address.matches()
              && address.group(1).equals(organization)
              && request.headers().all("Authorization").equals(List.of(authorization));
      if (!ours) {
        strays.increment();
      }
      String number = address.matches() ? address.group(2) : "0";
      String json =
          "{\"id\":"
              + number
              + ",\"rev\":1,\"fields\":{\"System.Title\":\""
              + organization
              + "\"}}";
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      Headers headers = Headers.none().and("Content-Type", "application/json");
      answer.complete(receiver.receive(200, headers, new ByteArrayInputStream(body)));
    } catch (IOException | RuntimeException broken) {
      answer.completeExceptionally(broken);
    }
  }

  @Override
  public void close() {}
}
