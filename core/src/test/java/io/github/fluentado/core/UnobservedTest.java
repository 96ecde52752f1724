// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.fluentado.core.drive.TimeSource;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Run;
import io.github.fluentado.core.exchange.Trace;
import io.github.fluentado.core.testing.Lab;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody pays for observers who has none. */
class UnobservedTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TIMES = 10_000;

  @Test
  void nothingIsAllocatedWhereNobodyListens() {
    Plan plan = Lab.plan("GET");
    Run run = new Run();
    try (TimeSource time = TimeSource.system()) {
      long few = Long.MAX_VALUE;
      for (int round = 0; round < 10; round++) {
        few = Math.min(few, allocated(plan, run, time));
      }
      assertThat(few).isLessThan(TIMES);
    }
  }

  private static long allocated(Plan plan, Run run, TimeSource time) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean none = true;
    for (int i = 0; i < TIMES; i++) {
      Traced.joined(run, List.of());
      none &= Traced.begin(plan, run, List.of(), time) == Trace.NONE;
    }
    long after = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(none).isTrue();
    return after - before;
  }
}
