// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.fault;

import io.github.fluentado.emulator.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that are set; of several that match, the one that was set first strikes. */
public final class ArmedFaults {
  private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();

  public ArmedFault add(FaultPlan plan) {
    ArmedFault fault = new ArmedFault(numbers.incrementAndGet(), plan);
    armed.add(fault);
    return fault;
  }

  public void clear() {
    armed.clear();
  }

  /** Takes back one; nothing happens if it is gone. */
  public void remove(ArmedFault fault) {
    armed.remove(fault);
  }

  /** Those that may still strike, in the order in which they were set. */
  public List<ArmedFault> pending() {
    return armed.stream().filter(fault -> !fault.isSpent()).toList();
  }

  /** The fault for this request, if one is left. */
  public Optional<ArmedFault> strike(HttpRequest request) {
    Optional<ArmedFault> striking =
        armed.stream().filter(fault -> fault.strikes(request)).findFirst();
    striking.filter(ArmedFault::isSpent).ifPresent(armed::remove);
    return striking;
  }
}
