// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A receiver on loopback that keeps what it hears. */
final class Ear implements AutoCloseable {
  final AtomicInteger status = new AtomicInteger(200);
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final HttpServer server;

  record Heard(JsonObject event, @Nullable String authorization, @Nullable String key) {
    String type() {
      return event.get("eventType").getAsString();
    }
  }

  Ear() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          heard.add(
              new Heard(
                  JsonParser.parseString(body).getAsJsonObject(),
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  exchange.getRequestHeaders().getFirst("X-Key")));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
  }

  Heard next() throws InterruptedException {
    Heard next = heard.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was delivered");
    }
    return next;
  }

  boolean isQuiet() {
    return heard.isEmpty();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
