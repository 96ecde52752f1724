// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.drive.VirtualThreads;
import io.github.fluentado.core.drive.Workers;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * Where asynchronous runs go on unless the program says where: virtual threads as soon as the code
 * of programs may wait on them whatever it does, before that as many as are needed.
 */
final class OwnThreads implements Executor, AutoCloseable {
  private static final String NAME = "fluent-ado";

  private final Executor threads;

  private OwnThreads(Executor threads) {
    this.threads = threads;
  }

  static OwnThreads make() {
    ExecutorService virtual = VirtualThreads.executor(NAME, VirtualThreads.FREE).orElse(null);
    return new OwnThreads(virtual == null ? new Workers(NAME) : virtual);
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** Takes no more work; what runs goes on to its end. */
  @Override
  public void close() {
    if (threads instanceof Workers workers) {
      workers.close();
    } else if (threads instanceof ExecutorService virtual) {
      virtual.shutdown();
    }
  }
}
