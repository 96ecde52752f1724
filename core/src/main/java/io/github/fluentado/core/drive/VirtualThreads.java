// SPDX-License-Identifier: MIT
package io.github.fluentado.core.drive;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Threads that hold no thread of the system while they wait, where the JDK has them. */
public final class VirtualThreads {
  /** The first JDK that has them. */
  public static final int FIRST = 21;

  /** The first in which they may wait within {@code synchronized}, as code of others may. */
  public static final int FREE = 24;

  private VirtualThreads() {}

  /**
   * One for each task.
   *
   * @param name of the threads, before their number
   * @param since the first JDK on which to take them
   */
  public static Optional<ExecutorService> executor(String name, int since) {
    if (Runtime.version().feature() < since) {
      return Optional.empty();
    }
    try {
      // This is compiled for a JDK that has none of it.
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
      Object named =
          builder.getMethod("name", String.class, long.class).invoke(virtual, name + "-", 1L);
      Object factory = builder.getMethod("factory").invoke(named);
      Method make = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
      return Optional.of((ExecutorService) make.invoke(null, factory));
    } catch (ReflectiveOperationException | RuntimeException unlike) {
      return Optional.empty();
    }
  }
}
