// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.hooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fluentado.hooks.Handled;
import io.github.fluentado.hooks.HookEvent;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.hooks.HookRules;
import io.github.fluentado.hooks.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A receiver with nothing but the JDK.
 *
 * <p>It can answer as soon as an event waits in memory, and handle it afterwards: the service waits
 * for no handler, but what waits is lost in a crash, and failures are nobody's to repeat. Or it
 * answers when the event has been handled: then the service repeats what was not. Either way it
 * says 503 when more come than it can hold, which the service takes for a moment's absence.
 */
public final class HookServer implements AutoCloseable {
  private static final int READERS = 4;

  private final HttpServer server;
  private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
  private final ThreadPoolExecutor workers;
  private final HookRules rules;
  private final HookRouter router;
  private final Consumer<Handled> told;
  private final boolean first;

  private HookServer(
      Settings settings, HookRules rules, HookRouter router, Consumer<Handled> told, boolean first)
      throws IOException {
    this.rules = rules;
    this.router = router;
    this.told = told;
    this.first = first;
    workers =
        new ThreadPoolExecutor(
            settings.workers(),
            settings.workers(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.waiting()));
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
    server.setExecutor(readers);
    server.createContext("/hooks", this::receive);
    server.start();
  }

  /**
   * Where it listens, and how much it holds.
   *
   * @param port on loopback, behind whatever does https; 0 for any that is free
   * @param workers how many events are handled at once
   * @param waiting how many more may wait for a worker
   */
  public record Settings(int port, int workers, int waiting) {}

  /** Answers first and handles afterwards; outcomes are told to the consumer. */
  public static HookServer answeringFirst(
      Settings settings, HookRules rules, HookRouter router, Consumer<Handled> told)
      throws IOException {
    return new HookServer(settings, rules, router, told, true);
  }

  /** Handles first, and answers with what came of it. */
  public static HookServer handlingFirst(
      Settings settings, HookRules rules, HookRouter router, Consumer<Handled> told)
      throws IOException {
    return new HookServer(settings, rules, router, told, false);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(rules.limit() + 1);
    Received received = HookEvent.fromHttp(exchange.getRequestHeaders(), body, rules);
    if (!exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 405);
    } else if (received.event().isEmpty()) {
      answer(exchange, received.status());
    } else {
      take(exchange, received.event().get());
    }
  }

  private void take(HttpExchange exchange, HookEvent event) throws IOException {
    try {
      if (first) {
        workers.execute(() -> told.accept(router.handle(event)));
        answer(exchange, 200);
      } else {
        workers.execute(() -> handle(exchange, event));
      }
    } catch (RejectedExecutionException full) {
      answer(exchange, 503);
    }
  }

  private void handle(HttpExchange exchange, HookEvent event) {
    Handled handled = router.handle(event);
    told.accept(handled);
    try {
      answer(exchange, handled.status());
    } catch (IOException gone) {
      // Who asked will ask again, and be told that it has been handled.
    }
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    if (status == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"hooks\"");
    } else if (status == 503) {
      exchange.getResponseHeaders().put("Retry-After", List.of("1"));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** Takes no more, and gives those under way some seconds to end. */
  @Override
  public void close() {
    server.stop(0);
    readers.shutdown();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
