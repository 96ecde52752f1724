// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A future whose cancelling stops the work behind it too. */
public final class Linked<T> extends CompletableFuture<T> {
  private final CompletableFuture<?> work;

  public Linked(CompletableFuture<?> work) {
    this.work = work;
  }

  /** Does something when the future ends; the function must not throw. */
  public static <T> void whenDone(
      CompletableFuture<T> future, BiConsumer<? super T, ? super @Nullable Throwable> action) {
    var unused = future.whenComplete(action);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    work.cancel(mayInterruptIfRunning);
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
