// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.stream.Stream;

/** Users, groups and memberships, identities, profiles and entitlements. */
public final class GraphArea implements Area {
  private final List<Route> routes;

  public GraphArea(World world) {
    Subjects subjects = new Subjects(world.organization());
    UserRoutes users = new UserRoutes(subjects);
    this.routes =
        Stream.of(
                users.routes(),
                new GroupRoutes(subjects).routes(),
                new MembershipRoutes(subjects).routes(),
                new LookupRoutes(subjects).routes(),
                new AvatarRoutes(world, subjects).routes(),
                new IdentityRoutes(subjects).routes(),
                new PickerRoutes(subjects).routes(),
                new ProfileRoutes(subjects).routes(),
                new EntitlementRoutes(world, subjects, users).routes())
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
