// SPDX-License-Identifier: MIT
package io.github.fluentado;

import io.github.fluentado.core.Observation;
import io.github.fluentado.core.Observer;
import io.github.fluentado.core.RateLimit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands on all that an observer hears, and notes the names of the events. */
public final class Ear implements Observer {
  private final Consumer<Object> heard;
  private final List<String> names = new CopyOnWriteArrayList<>();

  /**
   * @param heard gets each event, and each value that it tells
   */
  public Ear(Consumer<Object> heard) {
    this.heard = heard;
  }

  /** The names of the events, in order. */
  public List<String> names() {
    return names;
  }

  private void hear(Object event, Object... told) {
    names.add(event.getClass().getSimpleName());
    heard.accept(event);
    for (Object one : told) {
      heard.accept(one);
    }
  }

  @Override
  public Observation begin(Beginning beginning) {
    hear(beginning, beginning.operation(), beginning.run());
    return new Observation() {
      @Override
      public void authorized(Authorized event) {
        hear(event);
      }

      @Override
      public void attemptBegins(AttemptBegins event) {
        hear(event, event.request());
      }

      @Override
      public void attemptEnds(AttemptEnds event) {
        hear(event, event.request(), event.activityId());
        event.cause().ifPresent(heard);
      }

      @Override
      public void waiting(Waiting event) {
        hear(event);
      }

      @Override
      public void usage(RateLimit rateLimit) {
        hear(rateLimit);
      }

      @Override
      public void page(PageRead event) {
        hear(event);
      }

      @Override
      public void progress(Transferred event) {
        hear(event);
      }

      @Override
      public void end(End event) {
        hear(event);
        event.error().ifPresent(heard);
      }
    };
  }
}
