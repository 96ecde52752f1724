// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps everything that anybody logs, at every level, until it is closed. */
final class Log extends Handler {
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final Handler[] others = root.getHandlers();
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  private Log() {}

  /** From now on; the console is left out. */
  static Log capture() {
    Log log = new Log();
    for (Handler other : log.others) {
      log.root.removeHandler(other);
    }
    log.setLevel(Level.ALL);
    log.root.addHandler(log);
    log.root.setLevel(Level.ALL);
    return log;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord entry) {
    lines.add(entry.getLoggerName() + " " + formatter.format(entry));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
    for (Handler other : others) {
      root.addHandler(other);
    }
  }
}
