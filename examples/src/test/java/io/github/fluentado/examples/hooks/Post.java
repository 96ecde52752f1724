// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.hooks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A bad post office: takes what an emulator delivers, over HTTP, and hands it on in another order,
 * several times.
 */
public final class Post implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<Letter> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final HttpServer server;

  /** A delivery as it came. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares letters.
  public record Letter(@Nullable String authorization, byte[] body) {
    public Letter from(String other) {
      return new Letter(other, body);
    }
  }

  public Post() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          waiting.add(new Letter(exchange.getRequestHeaders().getFirst("Authorization"), body));
          taken.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  public int taken() {
    return taken.get();
  }

  /** All that waits, so many times each, in an order of chance. */
  public List<Letter> shuffled(int times, Random random) {
    List<Letter> letters = new ArrayList<>();
    for (Letter one = waiting.poll(); one != null; one = waiting.poll()) {
      letters.addAll(Collections.nCopies(times, one));
    }
    Collections.shuffle(letters, random);
    return letters;
  }

  /** The status that the receiver answers with. */
  public int send(Letter letter, URI receiver) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(letter.body()));
    Optional.ofNullable(letter.authorization())
        .ifPresent(value -> request.header("Authorization", value));
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
