// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.drive.Linked;
import io.github.fluentado.core.exchange.Sink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Publishes the content of a download with back-pressure; see {@link Download#publisher}. */
final class PiecePublisher implements Flow.Publisher<ByteBuffer> {
  private final Download source;

  PiecePublisher(Download source) {
    this.source = source;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    // The rule of the interface: a subscriber that is none is told at once.
    Objects.requireNonNull(subscriber, "subscriber");
    Delivery delivery = new Delivery(source, subscriber);
    try {
      subscriber.onSubscribe(delivery);
    } catch (Throwable broken) {
      delivery.cancel();
      throw broken;
    }
    delivery.subscribed();
  }

  /**
   * One subscriber's run. Pieces are given by the thread that reads; the end is told by whoever
   * knows it, but never while a piece is being given, nor before there is a subscription.
   */
  private static final class Delivery implements Flow.Subscription, Sink<Done> {
    private final Call<Done> call;
    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private long wanted;
    private long given;
    private boolean ready;
    private boolean begun;
    private boolean giving;
    private boolean abandoned;
    private boolean over;
    // The end has been told, or nobody wants to hear of it.
    private boolean told;
    private @Nullable Throwable problem;
    private @Nullable CompletableFuture<Done> run;

    Delivery(Download source, Flow.Subscriber<? super ByteBuffer> subscriber) {
      this.call =
          new Transfer<>(source, () -> this, (bytes, total, rate, attempt) -> {}, Ranges.ONE);
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      if (count <= 0) {
        end(new IllegalArgumentException("count is not positive: " + count), false);
      } else if (wants(count)) {
        start();
      }
    }

    /** Whether that is the first that is asked for. */
    private synchronized boolean wants(long count) {
      wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
      notifyAll();
      boolean first = !begun && !over;
      begun = true;
      return first;
    }

    private void start() {
      CompletableFuture<Done> running = call.executeAsync();
      if (!runs(running)) {
        running.cancel(true);
      }
      Linked.whenDone(running, (done, error) -> end(cause(error), false));
    }

    private static @Nullable Throwable cause(@Nullable Throwable error) {
      return error instanceof CompletionException && error.getCause() != null
          ? error.getCause()
          : error;
    }

    private synchronized boolean runs(CompletableFuture<Done> running) {
      run = running;
      return !over;
    }

    @Override
    public void cancel() {
      end(null, true);
    }

    /** It is over, by the first who says so. */
    private void end(@Nullable Throwable why, boolean quiet) {
      CompletableFuture<Done> running = ended(why, quiet);
      if (running != null) {
        running.cancel(true);
      }
      tellEnd();
    }

    private synchronized @Nullable CompletableFuture<Done> ended(
        @Nullable Throwable why, boolean quiet) {
      if (over) {
        return null;
      }
      over = true;
      told = quiet;
      problem = why;
      notifyAll();
      return run;
    }

    /** The subscriber has its subscription: from here on it may be given something. */
    void subscribed() {
      synchronized (this) {
        ready = true;
        notifyAll();
      }
      tellEnd();
    }

    private void tellEnd() {
      if (!mayTell()) {
        return;
      }
      try {
        if (problem == null) {
          subscriber.onComplete();
        } else {
          subscriber.onError(problem);
        }
      } catch (Throwable broken) {
        Log.warn("a subscriber failed at its last signal", broken);
      }
    }

    private synchronized boolean mayTell() {
      boolean may = over && ready && !giving && !told;
      told |= may;
      return may;
    }

    @Override
    public void write(long position, byte[] bytes, int length) throws IOException {
      awaitDemand();
      try {
        subscriber.onNext(ByteBuffer.wrap(Arrays.copyOf(bytes, length)));
        given = position + length;
      } catch (Throwable broken) {
        // Against the rules; its run would hang for ever.
        end(broken, false);
      } finally {
        gave();
      }
    }

    private synchronized void awaitDemand() throws IOException {
      try {
        while ((!ready || wanted == 0) && !over && !abandoned) {
          wait();
        }
      } catch (InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
      if (over || abandoned) {
        throw new IOException("the subscriber has left");
      }
      giving = true;
      wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
    }

    private void gave() {
      synchronized (this) {
        giving = false;
      }
      tellEnd();
    }

    @Override
    public boolean restart() {
      return given == 0;
    }

    @Override
    public Done finish() {
      return Done.DONE;
    }

    // Whoever waits for a demand that will not come.
    @Override
    public synchronized void abandon() {
      abandoned = true;
      notifyAll();
    }
  }
}
