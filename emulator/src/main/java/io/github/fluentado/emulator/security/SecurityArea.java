// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Scope;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Security namespaces, access control lists, and the permissions that follow from them. */
public final class SecurityArea implements Area {
  private static final String ALL = new UUID(0, 0).toString();

  private final AccessControl control;

  public SecurityArea(World world) {
    this.control = new AccessControl(world);
  }

  @Override
  public List<Route> routes() {
    List<Route> own =
        List.of(
            Route.of("GET", "securitynamespaces", this::namespaces).in(Scope.ORGANIZATION),
            Route.of("GET", "securitynamespaces/{id}", this::namespace).in(Scope.ORGANIZATION));
    return Stream.of(
            own, new AccessRoutes(control).routes(), new PermissionRoutes(control).routes())
        .flatMap(List::stream)
        .toList();
  }

  /** All of them are local here, so asking for local ones alone leaves none out. */
  private HttpAnswer namespaces(Call call) {
    call.query().flag("localOnly");
    return Answers.list(control.namespaces(), SecurityNamespace::json);
  }

  private HttpAnswer namespace(Call call) {
    String id = call.part("id");
    return id.equals(ALL) ? namespaces(call) : Answers.list(List.of(control.namespace(id).json()));
  }
}
