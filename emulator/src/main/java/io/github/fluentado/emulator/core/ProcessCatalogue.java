// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All processes of an organization: the service's own ones first, then those made from them. */
public final class ProcessCatalogue {
  private final Sequence<ProcessTemplate> processes;

  ProcessCatalogue(Store store) {
    this.processes = store.sequence();
    ProcessTemplate.system().forEach(processes::add);
  }

  List<ProcessTemplate> all() {
    return processes.items();
  }

  public Optional<ProcessTemplate> find(String id) {
    return processes.stream().filter(one -> one.id().toString().equalsIgnoreCase(id)).findFirst();
  }

  Optional<ProcessTemplate> named(String name) {
    return processes.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }

  ProcessTemplate add(ProcessTemplate process) {
    processes.add(process);
    return process;
  }

  /** The new state of a process; of all there is one default. */
  ProcessTemplate change(ProcessTemplate next) {
    processes.replaceAll(
        one ->
            one.id().equals(next.id())
                ? next
                : next.isDefault() && one.isDefault() ? one.standing(false, one.isEnabled()) : one);
    return next;
  }

  void remove(UUID id) {
    processes.removeIf(one -> one.id().equals(id));
  }
}
