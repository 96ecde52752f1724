// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.exchange.Continuation;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.Meter;
import io.github.fluentado.core.exchange.Sink;
import java.util.function.Supplier;

/**
 * A download on its way to where it belongs. All that is decided on it stands in {@link Bringing};
 * each run has one of its own.
 *
 * @param <R> what there is at the end
 */
final class Transfer<R> extends Call<R> {
  private final Download source;
  private final Supplier<? extends Sink<R>> sink;
  private final Meter.Listener listener;
  private final Ranges ranges;

  Transfer(
      Download source, Supplier<? extends Sink<R>> sink, Meter.Listener listener, Ranges ranges) {
    this.source = source;
    this.sink = sink;
    this.listener = listener;
    this.ranges = ranges;
  }

  @Override
  public Exchange<R> start(CallOptions options) {
    CallOptions shared = options.shared();
    Sink<R> made = sink.get();
    Bringing<R> run = new Bringing<>(source, made, new Meter(listener), ranges, shared);
    return Exchanges.nest(
        () -> Exchanges.at(() -> source.open().start(shared), () -> run.all().start(shared)),
        leavingNothing(run, made));
  }

  /** Whatever becomes of it: nothing stays open, and nothing half-done stays. */
  private static <R> Continuation<R, R> leavingNothing(Bringing<R> run, Sink<R> sink) {
    return new Continuation<>() {
      @Override
      public Exchange<R> done(R value) {
        return Exchanges.done(value);
      }

      @Override
      public Exchange<R> failed(AzureDevOpsException error) {
        abandoned();
        return Exchanges.failed(error);
      }

      @Override
      public void abandoned() {
        run.close();
        sink.abandon();
      }
    };
  }
}
