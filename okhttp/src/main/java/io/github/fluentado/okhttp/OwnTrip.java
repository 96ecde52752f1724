// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import io.github.fluentado.core.transport.Transport.Trip;
import io.github.fluentado.core.transport.wire.Flight;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.Dns;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request on the caller's own thread. */
final class OwnTrip<R> implements Trip<R> {
  private final Passage<R> passage;
  private final Flight flight;
  private volatile Flight.@Nullable Seat seat;
  // What nothing but its own end would end, on a thread of its own.
  private volatile @Nullable CompletableFuture<?> aside;

  OwnTrip(Passage<R> passage, Flight flight) {
    this.passage = passage;
    this.flight = flight;
  }

  @Override
  public R send() throws IOException, InterruptedException {
    Flight.Seat own = new Flight.Seat();
    seat = own;
    if (passage.isCancelled() || !own.taken(flight)) {
      throw passage.unsent(Obedience.GIVEN_UP);
    }
    try {
      return passage.received(answer());
    } finally {
      flight.landed();
    }
  }

  private Response answer() throws IOException {
    try {
      return passage.going().execute();
    } catch (IOException broken) {
      throw passage.failure(broken);
    }
  }

  /** Looks a name up. The system's own way to do so heeds neither cancelling nor interrupts. */
  List<InetAddress> lookup(Dns dns, String host, Executor threads) throws UnknownHostException {
    CompletableFuture<List<InetAddress>> looking = new CompletableFuture<>();
    aside = looking;
    try {
      if (passage.isCancelled()) {
        looking.cancel(false);
      } else {
        threads.execute(() -> look(dns, host, looking));
      }
      return looking.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw unknown(host, failed);
    } catch (CancellationException | RejectedExecutionException over) {
      throw unknown(host, over);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw unknown(host, interrupt);
    } finally {
      aside = null;
    }
  }

  private static void look(Dns dns, String host, CompletableFuture<List<InetAddress>> looking) {
    try {
      looking.complete(dns.lookup(host));
    } catch (Throwable failed) {
      looking.completeExceptionally(failed);
    }
  }

  private static UnknownHostException unknown(String host, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public void cancel() {
    passage.cancel();
    Flight.Seat waiting = seat;
    if (waiting != null) {
      waiting.stay();
    }
    CompletableFuture<?> looking = aside;
    if (looking != null) {
      looking.cancel(false);
    }
  }
}
