// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, in the order in which they were answered. */
final class RequestLog {
  private static final int LENGTH = 10_000;

  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();

  synchronized void add(ReceivedRequest request) {
    requests.addLast(request);
    if (requests.size() > LENGTH) {
      requests.removeFirst();
    }
  }

  synchronized List<ReceivedRequest> all() {
    return List.copyOf(requests);
  }

  synchronized void forget() {
    requests.clear();
  }

  Received received(PathPattern which) {
    List<ReceivedRequest> all = all();
    return new Received(
        which.toString(),
        all.stream().filter(request -> which.matches(request.method(), request.target())).toList(),
        all);
  }
}
