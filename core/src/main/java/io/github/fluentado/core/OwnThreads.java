// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.drive.VirtualThreads;
import io.github.fluentado.core.drive.Workers;
import java.util.concurrent.Executor;

/**
 * Where asynchronous runs go on unless the program says where: virtual threads as soon as the code
 * of programs may wait on them whatever it does, before that as many as are needed.
 */
final class OwnThreads implements Executor, AutoCloseable {
  private static final String NAME = "fluent-ado";

  private final Executor threads;
  private final Runnable end;

  private OwnThreads(Executor threads, Runnable end) {
    this.threads = threads;
    this.end = end;
  }

  static OwnThreads make() {
    return VirtualThreads.executor(NAME, VirtualThreads.FREE)
        .map(virtual -> new OwnThreads(virtual, virtual::shutdown))
        .orElseGet(OwnThreads::workers);
  }

  private static OwnThreads workers() {
    Workers workers = new Workers(NAME);
    return new OwnThreads(workers, workers::close);
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** Takes no more work; what runs goes on to its end. */
  @Override
  public void close() {
    end.run();
  }
}
