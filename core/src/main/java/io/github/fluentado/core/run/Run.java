// SPDX-License-Identifier: MIT
package io.github.fluentado.core.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One run of a call, by {@code execute()} or {@code executeAsync()}: what its operations have in
 * common. An observer may keep something here, such as the span that was current when the run
 * began. Safe for many threads; two runs are never equal.
 */
public final class Run {
  private final Map<Class<?>, Object> attached = new ConcurrentHashMap<>(2);

  /** A run to which nothing is attached. */
  public Run() {}

  /** What was attached under that type, or else what the supplier makes now, which is kept. */
  public <A> A attached(Class<A> type, Supplier<? extends A> first) {
    return type.cast(attached.computeIfAbsent(type, key -> first.get()));
  }
}
