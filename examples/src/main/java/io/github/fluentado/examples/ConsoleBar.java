// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.core.Download.Progress;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on a console how far a transfer is: give it to {@code onProgress}, and close it. */
final class ConsoleBar implements Consumer<Progress>, AutoCloseable {
  private static final int WIDTH = 80;
  private static final int MIB = 1024 * 1024;

  private final Line line;
  private final ProgressBar bar;

  /** On the console for errors, so that what a program prints stays clean. */
  ConsoleBar(String task) {
    this(task, System.err);
  }

  ConsoleBar(String task, PrintStream console) {
    line = new Line(console);
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(-1)
            .setUnit(" MiB", MIB)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(line)
            .build();
  }

  @Override
  public void accept(Progress progress) {
    progress.total().ifPresent(bar::maxHint);
    bar.stepTo(progress.bytes());
    bar.setExtraMessage(progress.attempt() > 1 ? " attempt " + progress.attempt() : "");
  }

  @Override
  public void close() {
    if (!line.closed.get()) {
      bar.close();
      line.close();
    }
  }

  /** Ends once: the library would leave it open if it had no time yet for a first look. */
  private static final class Line extends ConsoleProgressBarConsumer {
    private final AtomicBoolean closed = new AtomicBoolean();

    Line(PrintStream console) {
      super(console, WIDTH);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        super.close();
      }
    }
  }
}
