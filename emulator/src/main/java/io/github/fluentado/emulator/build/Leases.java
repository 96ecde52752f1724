// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Promises to keep a build, or a whole pipeline; each ends by itself when its time is over. */
final class Leases {
  private final Organization organization;
  private final Table<Integer, Lease> leases;
  private final Counter ids;

  Leases(World world) {
    this.organization = world.organization();
    this.leases = world.store().table();
    this.ids = world.store().counter();
  }

  /**
   * A lease.
   *
   * @param run id of the build; null for the pipeline as a whole
   */
  record Lease(
      int id,
      String owner,
      int definition,
      @Nullable Integer run,
      Instant created,
      Instant until,
      boolean protectsPipeline) {}

  Lease add(
      String owner, int definition, @Nullable Integer run, int days, boolean protectsPipeline) {
    Instant now = organization.now();
    Lease lease =
        new Lease(
            ids.next(),
            owner,
            definition,
            run,
            now,
            now.plus(Duration.ofDays(days)),
            protectsPipeline);
    leases.put(lease.id(), lease);
    return lease;
  }

  void put(Lease lease) {
    leases.put(lease.id(), lease);
  }

  void remove(int id) {
    leases.remove(id);
  }

  /** Those whose time is not over. */
  Stream<Lease> valid() {
    Instant now = organization.now();
    return leases.stream().filter(lease -> lease.until().isAfter(now));
  }

  Optional<Lease> find(int id) {
    return valid().filter(lease -> lease.id() == id).findFirst();
  }

  Stream<Lease> of(Build build) {
    return valid().filter(lease -> lease.run() != null && lease.run() == build.id());
  }

  boolean retains(Build build) {
    return build.state().keepForever() || of(build).findAny().isPresent();
  }

  boolean retainsPipeline(Pipeline pipeline) {
    return valid()
        .filter(lease -> lease.definition() == pipeline.id())
        .anyMatch(lease -> lease.protectsPipeline() || lease.run() != null);
  }

  void removeAll(Build build) {
    of(build).toList().forEach(lease -> remove(lease.id()));
  }
}
