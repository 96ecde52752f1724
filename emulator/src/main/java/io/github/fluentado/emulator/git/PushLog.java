// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.store.Counter;
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

  /**
   * To be called when the refs have moved.
   *
   * @param before where the refs of the repository stood until then
   */
  Push add(GitRepository repository, Identity by, List<RefChange> changes, List<String> before) {
    Set<String> commits = new LinkedHashSet<>();
    for (RefChange change : changes) {
      String tip = repository.contents().peeled(change.newId());
      if (repository.contents().commit(tip).isPresent()) {
        commits.addAll(repository.history().ids(tip, commits(repository, before), "/"));
      }
    }
    Push push = new Push(ids.next(), world.organization().now(), by, changes, List.copyOf(commits));
    repository.add(push);
    new GitEvents(world).pushed(repository, push);
    return push;
  }

  private static List<String> commits(GitRepository repository, List<String> ids) {
    Contents contents = repository.contents();
    return ids.stream()
        .map(contents::peeled)
        .filter(id -> contents.type(id).filter("commit"::equals).isPresent())
        .toList();
  }
}
