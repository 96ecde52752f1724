// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.drive.Linked;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Publishes the items of a list with back-pressure; see {@link Paged#publisher}. */
final class ItemPublisher<T extends @Nullable Object> implements Flow.Publisher<T> {
  private final Paged<T> list;

  ItemPublisher(Paged<T> list) {
    this.list = list;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    // The rule of the interface: a subscriber that is none is told at once.
    Objects.requireNonNull(subscriber, "subscriber");
    Walk<T> walk = new Walk<>(list.begun(), subscriber);
    try {
      subscriber.onSubscribe(walk);
    } catch (Throwable broken) {
      // Against its rules, so that it is not called again.
      walk.cancel();
      throw broken;
    }
    walk.subscribed();
  }

  /**
   * One subscriber's walk. Signals are given by one thread at a time: whoever enters {@link #turn}.
   */
  private static final class Walk<T extends @Nullable Object> implements Flow.Subscription {
    private final Flow.Subscriber<? super T> subscriber;
    private final AtomicLong wanted = new AtomicLong();
    // Taken until onSubscribe is over: nothing is signalled before that.
    private final AtomicInteger turns = new AtomicInteger(1);
    private Iterator<T> ready = Collections.emptyIterator();
    private @Nullable Call<Page<T>> next;
    private volatile @Nullable CompletableFuture<Page<T>> fetching;
    private volatile @Nullable Throwable refused;
    private volatile boolean over;

    Walk(Call<Page<T>> first, Flow.Subscriber<? super T> subscriber) {
      this.next = first;
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      if (count <= 0) {
        refused = new IllegalArgumentException("count is not positive: " + count);
      } else {
        wanted.accumulateAndGet(count, Walk::added);
      }
      turn();
    }

    /** The subscriber has its subscription; from here on it may be given what it has asked for. */
    void subscribed() {
      turns();
    }

    private static long added(long one, long other) {
      return one + other < 0 ? Long.MAX_VALUE : one + other;
    }

    @Override
    public void cancel() {
      over = true;
      CompletableFuture<Page<T>> running = fetching;
      if (running != null) {
        running.cancel(true);
      }
    }

    private void turn() {
      if (turns.getAndIncrement() == 0) {
        turns();
      }
    }

    private void turns() {
      do {
        step();
      } while (turns.decrementAndGet() > 0);
    }

    private void step() {
      Throwable problem = refused;
      if (problem != null) {
        end(problem);
      }
      takeFetched();
      while (!over && wanted.get() > 0 && ready.hasNext()) {
        wanted.decrementAndGet();
        give(ready.next());
      }
      if (!over && !ready.hasNext() && fetching == null) {
        fetchOrEnd();
      }
    }

    // A subscriber must not throw. One that does ends its walk, or it would hang for ever.
    private void give(T item) {
      if (item == null) {
        end(new NullPointerException("an item is null, which no subscriber may be given"));
        return;
      }
      try {
        subscriber.onNext(item);
      } catch (Throwable broken) {
        end(broken);
      }
    }

    private void takeFetched() {
      CompletableFuture<Page<T>> done = fetching;
      if (over || done == null || !done.isDone()) {
        return;
      }
      fetching = null;
      try {
        Page<T> page = done.join();
        ready = page.items().iterator();
        next = page.next().orElse(null);
      } catch (CompletionException failed) {
        end(failed.getCause() == null ? failed : failed.getCause());
      } catch (RuntimeException broken) {
        end(broken);
      }
    }

    private void fetchOrEnd() {
      Call<Page<T>> call = next;
      if (call == null) {
        over = true;
        told(subscriber::onComplete);
      } else if (wanted.get() > 0) {
        CompletableFuture<Page<T>> page = call.executeAsync();
        fetching = page;
        if (over) {
          page.cancel(true);
        }
        Linked.whenDone(page, (value, error) -> turn());
      }
    }

    private void end(Throwable problem) {
      if (!over) {
        cancel();
        told(() -> subscriber.onError(problem));
      }
    }

    // It is over, so that there is nobody to tell of what the last signal throws.
    private static void told(Runnable signal) {
      try {
        signal.run();
      } catch (Throwable broken) {
        Log.warn("a subscriber failed at its last signal", broken);
      }
    }
  }
}
