// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.control;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.service.SavedState;
import io.github.fluentado.emulator.service.Service;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps states under numbers, and returns to them or to the start. */
final class SnapshotRoutes {
  private final Service service;
  private final ClockRoutes clock;
  private final Map<Integer, SavedState> snapshots = new ConcurrentSkipListMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  SnapshotRoutes(Service service, ClockRoutes clock) {
    this.service = service;
    this.clock = clock;
  }

  HttpAnswer handle(ControlCall call) {
    return call.path().isEmpty() ? all(call) : one(call.path().get(0), call.below());
  }

  private HttpAnswer all(ControlCall call) {
    call.only("GET", "POST");
    if (call.is("GET")) {
      return Answers.list(List.copyOf(snapshots.keySet()), id -> Doc.of("id", id));
    }
    int id = numbers.incrementAndGet();
    snapshots.put(id, service.save());
    return Answers.json(201, Doc.of("id", id));
  }

  private HttpAnswer one(String id, ControlCall call) {
    Map.Entry<Integer, SavedState> snapshot = snapshot(id);
    if (call.path().isEmpty()) {
      call.only("DELETE");
      snapshots.remove(snapshot.getKey());
      return Answers.none();
    }
    call.below(call.path().get(0).equals("restore") ? 1 : 0).only("POST");
    service.restore(snapshot.getValue());
    snapshots.keySet().removeIf(other -> other > snapshot.getKey());
    return Answers.ok(clock.time());
  }

  private Map.Entry<Integer, SavedState> snapshot(String id) {
    return snapshots.entrySet().stream()
        .filter(known -> id.equals("" + known.getKey()))
        .findFirst()
        .orElseThrow(() -> ControlCall.refused(404, "There is no snapshot " + id + " (any more)."));
  }

  HttpAnswer reset(ControlCall call) {
    call.only("POST");
    service.reset();
    snapshots.clear();
    return Answers.ok(clock.time());
  }
}
