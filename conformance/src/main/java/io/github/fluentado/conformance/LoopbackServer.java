// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/** A server that gives one answer to whatever is asked, and remembers what was asked. */
final class LoopbackServer implements AutoCloseable {
  private static final String ORGANIZATION = "organization";

  private final HttpServer server;
  private final AtomicReference<Served> answer = new AtomicReference<>();
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  /** A request as it arrived. */
  static final class Request {
    private final String verb;
    private final String target;
    private final Headers headers;
    private final byte[] body;

    private Request(String verb, String target, Headers headers, byte[] body) {
      this.verb = verb;
      this.target = target;
      this.headers = headers;
      this.body = body;
    }

    String verb() {
      return verb;
    }

    /** Path below the organization, and query, encoded. */
    String target() {
      return target;
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.getFirst(name));
    }

    byte[] body() {
      return body;
    }
  }

  LoopbackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Address of the organization that it serves. */
  URI url() {
    String host = server.getAddress().getAddress().getHostAddress();
    return URI.create(
        "http://%s:%d/%s".formatted(host, server.getAddress().getPort(), ORGANIZATION));
  }

  /** From now on, gives this answer. */
  void serve(Served served) {
    requests.clear();
    answer.set(served);
  }

  /** What has been asked since then. */
  List<Request> requests() {
    return new ArrayList<>(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestURI().toString().replaceFirst("^/" + ORGANIZATION, "");
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(
          new Request(exchange.getRequestMethod(), target, exchange.getRequestHeaders(), body));
      reply(exchange, Objects.requireNonNull(answer.get(), "nothing is served yet"));
    }
  }

  private static void reply(HttpExchange exchange, Served served) throws IOException {
    served.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    boolean empty = served.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(served.status(), empty ? -1 : served.body().length);
    if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(served.body());
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
