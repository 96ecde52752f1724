// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Work that blocks, begun once, on a thread that may; a run looks at it again and again until it
 * has ended.
 */
public final class Ongoing {
  private final Task task;
  private final Runnable stop;
  private @Nullable CompletableFuture<Object> watcher;
  private boolean begun;
  private boolean over;
  private @Nullable Object value;
  private @Nullable Throwable error;

  /** What blocks. */
  @FunctionalInterface
  public interface Task {
    Object run() throws Exception;
  }

  /**
   * @param stop ends the work, from any thread; harmless after its end
   */
  public Ongoing(Task task, Runnable stop) {
    this.task = task;
    this.stop = stop;
  }

  /**
   * Begins the work, if it has not begun.
   *
   * @param threads that may block
   * @return ends with the work; whoever watched before hears nothing more
   */
  public CompletableFuture<Object> watched(Executor threads) {
    CompletableFuture<Object> watch = new CompletableFuture<>();
    boolean first = watchedBy(watch);
    if (first) {
      try {
        threads.execute(this::run);
      } catch (RuntimeException refused) {
        end(null, new StepFailure(new Failure(Failure.Kind.CLOSED, refused)));
      }
    }
    return watch;
  }

  private synchronized boolean watchedBy(CompletableFuture<Object> watch) {
    boolean first = !begun;
    begun = true;
    watcher = watch;
    if (over) {
      told(watch);
    }
    return first;
  }

  private void run() {
    try {
      end(task.run(), null);
    } catch (Throwable broken) {
      end(null, new StepFailure(new Failure(Failure.Kind.WORK, broken)));
    }
  }

  private void end(@Nullable Object result, @Nullable Throwable failure) {
    CompletableFuture<Object> watch = ended(result, failure);
    if (watch != null) {
      told(watch);
    }
  }

  private synchronized @Nullable CompletableFuture<Object> ended(
      @Nullable Object result, @Nullable Throwable failure) {
    over = true;
    value = result;
    error = failure;
    return watcher;
  }

  private void told(CompletableFuture<Object> watch) {
    if (error != null) {
      watch.completeExceptionally(error);
    } else {
      watch.complete(value);
    }
  }

  /** Ends the work. */
  public void stop() {
    stop.run();
  }
}
