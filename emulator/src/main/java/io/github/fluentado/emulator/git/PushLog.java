// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.store.Counter;
import java.util.List;

/** Numbers the pushes of all repositories, and tells of them. */
final class PushLog {
  private final World world;
  private final Counter ids;

  PushLog(World world) {
    this.world = world;
    this.ids = world.store().counter();
  }

  Push add(GitRepository repository, Identity by, List<RefChange> changes) {
    Push push = new Push(ids.next(), world.organization().now(), by, changes);
    repository.pushes().put(push.id(), push);
    new GitEvents(world).pushed(repository, push);
    return push;
  }
}
