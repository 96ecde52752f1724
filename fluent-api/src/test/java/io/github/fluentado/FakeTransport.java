// SPDX-License-Identifier: MIT
package io.github.fluentado;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
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

/** Keeps what is sent and answers what it was told, in that order. */
public final class FakeTransport implements Transport {
  // Not a failure that is tried again, so that a test which asks too often ends at once.
  private static final Answer UNEXPECTED =
      new Answer(501, "application/json", "{\"message\":\"no answer was prepared\"}");

  private final List<Sent> sent = new ArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private boolean closed;

  /** A request as it went out. */
  public record Sent(String method, String url, Headers headers, String body) {
    public String query() {
      int mark = url.indexOf('?');
      return mark < 0 ? "" : url.substring(mark + 1);
    }

    public String path() {
      return url.replaceFirst("^https?://[^/]+", "").split("\\?", 2)[0];
    }
  }

  private record Answer(int status, String mediaType, String body) {}

  /** A client of organization contoso over this transport. */
  public AzureDevOps client() {
    return AzureDevOps.of("contoso", Credential.token("secret-pat")).transport(this).build();
  }

  public FakeTransport answer(String json) {
    return answer(200, json);
  }

  public synchronized FakeTransport answer(int status, String json) {
    answers.add(new Answer(status, "application/json", json));
    return this;
  }

  /** A file. */
  public synchronized FakeTransport file(String content) {
    answers.add(new Answer(200, "application/octet-stream", content));
    return this;
  }

  /** The request arrives, but no answer comes back. */
  public synchronized FakeTransport loseAnswer() {
    answers.add(new Answer(0, "", ""));
    return this;
  }

  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  public Sent last() {
    return sent().get(sent().size() - 1);
  }

  public synchronized boolean closed() {
    return closed;
  }

  @Override
  public synchronized <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    try {
      sent.add(
          new Sent(
              request.method(),
              request.uri().toASCIIString(),
              request.headers(),
              text(request.body())));
      Answer answer = answers.isEmpty() ? UNEXPECTED : answers.remove();
      if (answer.status() == 0) {
        throw new TransportException(true, new IOException("connection reset"));
      }
      Headers headers =
          answer.body().isEmpty()
              ? Headers.none()
              : Headers.none().with("Content-Type", answer.mediaType());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      return CompletableFuture.completedFuture(
          receiver.receive(answer.status(), headers, new ByteArrayInputStream(body)));
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
  public synchronized void close() {
    closed = true;
  }
}
