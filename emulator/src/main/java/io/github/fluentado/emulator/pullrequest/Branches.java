// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the active pull requests of a branch, however many there are of others. */
final class Branches {
  private record Branch(UUID repository, String ref) implements Comparable<Branch> {
    @Override
    public int compareTo(Branch other) {
      int order = repository.compareTo(other.repository);
      return order == 0 ? ref.compareTo(other.ref) : order;
    }
  }

  private final Store store;
  private final Table<Integer, PullRequest> active;
  private final Table<Branch, Table<Integer, PullRequest>> from;
  private final Table<Branch, Table<Integer, PullRequest>> into;

  Branches(Store store) {
    this.store = store;
    this.active = store.table();
    this.from = store.table();
    this.into = store.table();
  }

  /** A pull request has changed; without facts before, it is new. */
  void changed(PullRequest request, @Nullable Facts before, Facts after) {
    boolean was = before != null && before.isActive();
    boolean moved = before == null || !before.targetRef().equals(after.targetRef());
    if (was == after.isActive() && !(was && moved)) {
      return;
    }
    UUID repository = request.origin().repository();
    Branch source = new Branch(repository, request.origin().sourceRef());
    if (before != null && was) {
      active.remove(request.id());
      of(from, source).ifPresent(rows -> rows.remove(request.id()));
      of(into, new Branch(repository, before.targetRef()))
          .ifPresent(rows -> rows.remove(request.id()));
    }
    if (after.isActive()) {
      active.put(request.id(), request);
      put(from, source, request);
      put(into, new Branch(repository, after.targetRef()), request);
    }
  }

  private void put(
      Table<Branch, Table<Integer, PullRequest>> index, Branch branch, PullRequest request) {
    Optional<Table<Integer, PullRequest>> known = of(index, branch);
    Table<Integer, PullRequest> rows = known.orElseGet(store::table);
    if (known.isEmpty()) {
      index.put(branch, rows);
    }
    rows.put(request.id(), request);
  }

  private static Optional<Table<Integer, PullRequest>> of(
      Table<Branch, Table<Integer, PullRequest>> index, Branch branch) {
    return index.find(branch);
  }

  /** All that are active, oldest first. */
  List<PullRequest> active() {
    return active.values();
  }

  List<PullRequest> from(UUID repository, String ref) {
    return of(from, new Branch(repository, ref)).map(Table::values).orElse(List.of());
  }

  /** Those from a branch and those into it, newest first. */
  List<PullRequest> of(UUID repository, String ref) {
    Branch branch = new Branch(repository, ref);
    TreeMap<Integer, PullRequest> found = new TreeMap<>();
    of(from, branch).stream().flatMap(Table::stream).forEach(one -> found.put(one.id(), one));
    of(into, branch).stream().flatMap(Table::stream).forEach(one -> found.put(one.id(), one));
    return List.copyOf(found.descendingMap().values());
  }
}
