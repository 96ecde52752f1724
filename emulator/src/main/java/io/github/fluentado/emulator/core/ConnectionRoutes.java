// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Map;

/** Who is signed in, and to what. */
public final class ConnectionRoutes implements Area {
  private final Organization organization;

  public ConnectionRoutes(Organization organization) {
    this.organization = organization;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.of("GET", "connectionData", this::connection).in(ORGANIZATION).preview());
  }

  private HttpAnswer connection(Call call) {
    Identity me = organization.me();
    Doc user =
        Doc.of("id", me.id())
            .with("descriptor", me.identityDescriptor())
            .with("subjectDescriptor", me.descriptor())
            .with("providerDisplayName", me.displayName())
            .with("isActive", true)
            .with(
                "properties",
                Map.of(
                    "Account", Doc.of("$type", "System.String").with("$value", me.uniqueName())));
    return Answers.ok(
        Doc.of("authenticatedUser", user)
            .with("authorizedUser", user)
            .with("instanceId", organization.collectionId())
            .with("deploymentId", organization.derivedId("deployment", ""))
            .with("deploymentType", organization.isHosted() ? "hosted" : "onPremises")
            .with(
                "locationServiceData",
                Doc.of("serviceOwner", organization.derivedId("owner", ""))));
  }
}
