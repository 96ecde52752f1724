// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.service;

import io.github.fluentado.emulator.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, in the order in which they were answered. */
public final class RequestLog {
  private static final int LENGTH = 10_000;

  /** Characters of bodies that are kept: uploads would else fill the memory. */
  private static final long SIZE = 32L * 1024 * 1024;

  private final Deque<LoggedRequest> requests = new ArrayDeque<>();
  private long size;

  /**
   * Adds one.
   *
   * @param status that it was answered with; 0 when the connection was reset instead
   */
  public void add(HttpRequest request, int status) {
    add(LoggedRequest.of(request, status));
  }

  private synchronized void add(LoggedRequest request) {
    requests.addLast(request);
    size += request.body().length();
    while (requests.size() > LENGTH || (size > SIZE && requests.size() > 1)) {
      size -= requests.removeFirst().body().length();
    }
  }

  /** Oldest first. */
  public synchronized List<LoggedRequest> all() {
    return List.copyOf(requests);
  }

  synchronized void forget() {
    requests.clear();
    size = 0;
  }
}
