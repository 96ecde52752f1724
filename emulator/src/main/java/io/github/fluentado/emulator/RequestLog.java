// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, in the order in which they were answered. */
final class RequestLog {
  private static final int LENGTH = 10_000;

  /** Characters of bodies that are kept: uploads would else fill the memory. */
  private static final long SIZE = 32L * 1024 * 1024;

  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
  private long size;

  synchronized void add(ReceivedRequest request) {
    requests.addLast(request);
    size += request.body().length();
    while (requests.size() > LENGTH || (size > SIZE && requests.size() > 1)) {
      size -= requests.removeFirst().body().length();
    }
  }

  synchronized List<ReceivedRequest> all() {
    return List.copyOf(requests);
  }

  synchronized void forget() {
    requests.clear();
    size = 0;
  }

  Received received(PathPattern which) {
    List<ReceivedRequest> all = all();
    return new Received(
        which.toString(),
        all.stream().filter(request -> which.matches(request.method(), request.target())).toList(),
        all);
  }
}
