// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import com.google.gson.JsonElement;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps what is sent and gives the answers that were prepared, in their order. */
final class Wire implements Transport {
  private final List<Sent> sent = new ArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();

  private record Answer(int status, Headers headers, String body) {}

  /** A connection over this wire, which never repeats a request. */
  Connection to(ServiceHosts hosts) {
    return Connection.to(hosts, Credential.anonymous())
        .transport(this)
        .rules(Rules.standard().retry(RetryPolicy.none()))
        .build();
  }

  /** A connection to an organization of Azure DevOps Services. */
  Connection toContoso() {
    return to(ServiceHosts.services("contoso"));
  }

  Wire answer(JsonElement json) {
    return answer(Headers.none(), json);
  }

  Wire answer(Headers headers, JsonElement json) {
    return answer(headers.with("Content-Type", "application/json; charset=utf-8"), json.toString());
  }

  Wire answer(Headers headers, String body) {
    return answer(200, headers, body);
  }

  Wire answer(int status, Headers headers, String body) {
    answers.add(new Answer(status, headers, body));
    return this;
  }

  List<Sent> sent() {
    return sent;
  }

  /** The only request. */
  Sent only() {
    if (sent.size() != 1) {
      throw new AssertionError("expected one request, got " + sent);
    }
    return sent.get(0);
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    try {
      sent.add(new Sent(request.method(), request.uri(), request.headers(), text(request.body())));
      Answer answer = answers.remove();
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      return CompletableFuture.completedFuture(
          receiver.receive(answer.status(), answer.headers(), new ByteArrayInputStream(body)));
    } catch (IOException | RuntimeException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private static String text(@Nullable RequestBody body) throws IOException {
    if (body == null) {
      return "";
    }
    try (InputStream stream = body.open()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
