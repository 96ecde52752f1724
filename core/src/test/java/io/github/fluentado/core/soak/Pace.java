// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Keeps the program below a share of one core. */
final class Pace {
  private static final double SHARE = 0.25;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long from = System.nanoTime();
  private final long used = system.getProcessCpuTime();

  /** Until there is time for more. */
  void await() {
    while (system.getProcessCpuTime() - used > SHARE * (System.nanoTime() - from)) {
      Wire.pause(20);
    }
  }
}
