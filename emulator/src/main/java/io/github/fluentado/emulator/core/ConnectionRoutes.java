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
import java.util.TreeMap;

/** Who is signed in, and where the areas of the service live: all in one place here. */
public final class ConnectionRoutes implements Area {
  private static final Map<String, String> AREAS =
      new TreeMap<>(
          Map.of(
              "core", "79134c72-4a58-4b42-976c-04e7115f32bf",
              "wit", "5264459e-e5e0-4bd8-b118-0985e68a4ec5"));

  private final Organization organization;

  public ConnectionRoutes(Organization organization) {
    this.organization = organization;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "connectionData", this::connection).in(ORGANIZATION).preview(),
        Route.of("GET", "resourceAreas", this::areas).in(ORGANIZATION).preview(),
        Route.of("GET", "resourceAreas/{id}", this::area).in(ORGANIZATION).preview());
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
            .with("deploymentType", "hosted")
            .with(
                "locationServiceData",
                Doc.of("serviceOwner", organization.derivedId("owner", ""))));
  }

  private HttpAnswer areas(Call call) {
    return Answers.list(AREAS.entrySet().stream().map(this::json).toList());
  }

  private HttpAnswer area(Call call) {
    return AREAS.entrySet().stream()
        .filter(area -> area.getValue().equalsIgnoreCase(call.part("id")))
        .findFirst()
        .map(area -> Answers.ok(json(area)))
        .orElseGet(() -> Answers.ok(Doc.of()));
  }

  private Doc json(Map.Entry<String, String> area) {
    return Doc.of("id", area.getValue())
        .with("name", area.getKey())
        .with("locationUrl", organization.url() + "/");
  }
}
