// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.start;

import com.azure.core.http.HttpHeaderName;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives tokens as Microsoft Entra and its helpers on machines and in pipelines do. */
final class FakeEntra implements AutoCloseable {
  static final HttpHeaderName HOST = HttpHeaderName.fromString("X-Meant-Host");
  static final String TOKEN = "token-of-entra";

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  FakeEntra() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Each request: host that was meant, path with query, body. */
  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().toString();
    asked.add(
        exchange.getRequestHeaders().getFirst(HOST.getCaseInsensitiveName())
            + " "
            + path
            + " "
            + body);
    byte[] answer = answerTo(path).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String answerTo(String path) {
    if (path.contains("/discovery/instance")) {
      return """
          {"tenant_discovery_endpoint":"https://login.microsoftonline.com/t/v2.0/.well-known/openid-configuration",
           "metadata":[{"preferred_network":"login.microsoftonline.com",
             "preferred_cache":"login.windows.net","aliases":["login.microsoftonline.com"]}]}""";
    }
    if (path.startsWith("/oidc")) {
      return "{\"oidcToken\":\"assertion-of-pipeline\"}";
    }
    return """
        {"token_type":"Bearer","expires_in":3599,"expires_on":"4102444800","resource":"r",
         "access_token":"%s"}"""
        .formatted(TOKEN);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
