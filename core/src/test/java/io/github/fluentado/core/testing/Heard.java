// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.Observation;
import io.github.fluentado.core.Observer;
import io.github.fluentado.core.RateLimit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what an observer hears: a line an event, with the number of the operation. */
public final class Heard implements Observer {
  private final AtomicInteger operations = new AtomicInteger();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> threads = new CopyOnWriteArrayList<>();

  @Override
  public Observation begin(Beginning beginning) {
    int number = operations.incrementAndGet();
    note(number, "begin " + beginning.operation());
    return new Observation() {
      @Override
      public void authorized(Authorized event) {
        note(
            number,
            "authorized"
                + (event.anew() ? " anew" : "")
                + (event.successful() ? "" : " in vain")
                + (event.took().isNegative() ? " before it began" : ""));
      }

      @Override
      public void attemptBegins(AttemptBegins event) {
        note(number, "attempt " + event.attempt() + " " + event.request());
      }

      @Override
      public void attemptEnds(AttemptEnds event) {
        String status = event.status().isPresent() ? "" + event.status().getAsInt() : "no answer";
        String bytes = event.bytes().isPresent() ? " " + event.bytes().getAsLong() + " bytes" : "";
        String activity = event.activityId().map(id -> " activity " + id).orElse("");
        note(number, "attempt " + event.attempt() + " got " + status + bytes + activity);
      }

      @Override
      public void waiting(Waiting event) {
        note(number, "waiting " + event.duration() + (event.throttled() ? " throttled" : ""));
      }

      @Override
      public void usage(RateLimit rateLimit) {
        note(number, "usage");
      }

      @Override
      public void page(PageRead event) {
        note(number, "page of " + event.items() + (event.last() ? ", the last" : ""));
      }

      @Override
      public void progress(Transferred event) {
        note(number, "progress " + event.bytes() + " of " + event.total().orElse(-1));
      }

      @Override
      public void end(End event) {
        note(
            number,
            "end"
                + event.error().map(error -> " " + error.getClass().getSimpleName()).orElse("")
                + event.kind().map(kind -> " " + kind).orElse(""));
      }
    };
  }

  private void note(int number, String what) {
    lines.add(number + " " + what);
    threads.add(Thread.currentThread().getName());
  }

  /** What was heard, in order. */
  public List<String> lines() {
    return lines;
  }

  /** The threads on which it was heard, in order. */
  public List<String> threads() {
    return threads;
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
