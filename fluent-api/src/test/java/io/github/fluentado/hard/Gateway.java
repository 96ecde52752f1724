// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and the service, and sometimes says 502, 503 or 504 although the service
 * has done what it was asked.
 */
final class Gateway implements Transport {
  private static final String PAGE = "<html><body>The upstream server gave up.</body></html>";
  private static final int[] STATUSES = {502, 503, 504};

  private final Transport inner;
  private final Random random;
  private final double share;
  private final AtomicInteger strikes = new AtomicInteger();
  private volatile boolean lying;

  /**
   * @param share of the writes that are struck, 0 to 1
   */
  Gateway(Transport inner, long seed, double share) {
    this.inner = inner;
    this.random = new Random(seed);
    this.share = share;
  }

  /** From now on. */
  void lie() {
    lying = true;
  }

  int strikes() {
    return strikes.get();
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    if (!lying || request.method().equals("GET") || random.nextDouble() >= share) {
      return inner.send(request, receiver);
    }
    int status = STATUSES[strikes.getAndIncrement() % STATUSES.length];
    return inner.send(
        request,
        (realStatus, realHeaders, realBody) -> {
          try (InputStream swallowed = realBody) {
            swallowed.readAllBytes();
          }
          return receiver.receive(
              status,
              Headers.none().and("Content-Type", "text/html"),
              new ByteArrayInputStream(PAGE.getBytes(StandardCharsets.UTF_8)));
        });
  }

  @Override
  public void close() {
    inner.close();
  }
}
