// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what service hooks send, and answers as told. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Got> all = new CopyOnWriteArrayList<>();
  private final Queue<Integer> next = new ArrayDeque<>();
  private volatile int usual = 200;
  private volatile Runnable before = () -> {};

  /** A request that came in. */
  public record Got(String method, String path, Headers headers, String body) {
    public JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }

    public String type() {
      return json().get("eventType").getAsString();
    }

    public JsonObject resource() {
      return json().getAsJsonObject("resource");
    }
  }

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** Statuses for the next requests; afterwards the usual one. */
  public Receiver answer(int... statuses) {
    synchronized (next) {
      for (int status : statuses) {
        next.add(status);
      }
    }
    return this;
  }

  public Receiver always(int status) {
    usual = status;
    return this;
  }

  public void beforeAnswering(Runnable action) {
    before = action;
  }

  public List<Got> all() {
    return all;
  }

  public Got only() {
    if (all.size() != 1) {
      throw new AssertionError("not one request but " + all.size());
    }
    return all.get(0);
  }

  public Got last() {
    return all.get(all.size() - 1);
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    all.add(
        new Got(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body));
    before.run();
    int status;
    synchronized (next) {
      status = next.isEmpty() ? usual : next.remove();
    }
    byte[] answer =
        ("echo " + exchange.getRequestHeaders().entrySet()).getBytes(StandardCharsets.UTF_8);
    if (status / 100 == 3) {
      exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
    }
    exchange.getResponseHeaders().set("Set-Cookie", "session=canary-cookie");
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
