// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.store.Counter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Numbers the pushes of all repositories, and tells of them. */
final class PushLog {
  private final World world;
  private final Counter ids;

  PushLog(World world) {
    this.world = world;
    this.ids = world.store().counter();
  }

  /** To be called when the refs have moved. */
  Push add(GitRepository repository, Identity by, List<RefChange> changes) {
    Set<String> commits = new LinkedHashSet<>();
    for (RefChange change : changes) {
      String tip = repository.contents().peeled(change.newId());
      if (repository.contents().commit(tip).isPresent()) {
        commits.addAll(fresh(repository, tip));
      }
    }
    Push push = new Push(ids.next(), world.organization().now(), by, changes, List.copyOf(commits));
    repository.add(push);
    new GitEvents(world).pushed(repository, push);
    return push;
  }

  /** The commits up to this one that no push has brought so far, newest first. */
  private static List<String> fresh(GitRepository repository, String tip) {
    Set<String> seen = new HashSet<>();
    Set<String> known = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(tip));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (repository.isPushed(next)) {
        known.add(next);
      } else if (seen.add(next)) {
        repository.contents().commit(next).ifPresent(commit -> open.addAll(commit.parents()));
      }
    }
    return known.contains(tip) ? List.of() : repository.history().ids(tip, known, "/");
  }
}
