// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Who is signed in, and where the parts of the service live: all in one place here. */
public final class ConnectionRoutes implements Area {
  private static final String PUBLIC = "PublicAccessMapping";
  private static final String HOST_GUID = "HostGuidAccessMapping";

  /** A kind of instance. */
  private record Instance(UUID id, String name) {}

  /** The kinds of instances, under whose ids clients of old look for their service. */
  private static final List<Instance> INSTANCES =
      List.of(
          instance("00025394-6065-48ca-87d9-7f5672854ef7", "TFS"),
          instance("951917ac-a960-4999-8464-e3f0aa25b381", "SPS"),
          instance("0000000d-0000-8888-8000-000000000000", "ReleaseManagement"),
          instance("00000029-0000-8888-8000-000000000000", "Extension Management"),
          instance("00000030-0000-8888-8000-000000000000", "Package Feed"),
          instance("00000036-0000-8888-8000-000000000000", "Packaging"));

  private static final Set<String> OPTIONS =
      Set.of(
          "none",
          "includeservices",
          "includelastuseraccess",
          "includeinheriteddefinitionsonly",
          "includenoninheriteddefinitionsonly",
          "0",
          "1",
          "2",
          "4",
          "8");

  /** How often the places have changed; they never do. */
  private static final int LAST_CHANGE = 1;

  private final Organization organization;

  public ConnectionRoutes(Organization organization) {
    this.organization = organization;
  }

  private static Instance instance(String id, String name) {
    return new Instance(UUID.fromString(id), name);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.of("GET", "connectionData", this::connection).in(ORGANIZATION).preview());
  }

  private HttpAnswer connection(Call call) {
    Query query = call.query();
    List<String> options =
        query.list("connectOptions").stream().map(o -> o.toLowerCase(Locale.ROOT)).toList();
    if (!OPTIONS.containsAll(options)) {
      throw ServiceException.invalidArgument(
          "The connectOptions '" + String.join(",", options) + "' are not known.");
    }
    Doc user = user();
    Doc body =
        Doc.of("authenticatedUser", user)
            .with("authorizedUser", user)
            .with("instanceId", organization.collectionId())
            .with("deploymentId", organization.derivedId("deployment", ""))
            .with("deploymentType", organization.isHosted() ? "hosted" : "onPremises");
    if (options.contains("includelastuseraccess") || options.contains("2")) {
      body.with("lastUserAccess", organization.now());
    }
    boolean services = options.contains("includeservices") || options.contains("1");
    return Answers.ok(body.with("locationServiceData", locations(query, services)));
  }

  private Doc user() {
    Identity me = organization.me();
    Doc account = Doc.of("$type", "System.String").with("$value", me.uniqueName());
    return Doc.of("id", me.id())
        .with("descriptor", me.identityDescriptor())
        .with("subjectDescriptor", me.descriptor())
        .with("providerDisplayName", me.displayName())
        .with("isActive", true)
        .with("properties", Doc.of("Account", account))
        .with("resourceVersion", 2)
        .with("metaTypeId", 0);
  }

  /** A client that names the last change it has seen gets no places that it knows already. */
  private Doc locations(Query query, boolean services) {
    int seen = query.number("lastChangeId64").or(() -> query.number("lastChangeId")).orElse(-1);
    Doc data =
        Doc.of("serviceOwner", INSTANCES.get(0).id())
            .with("defaultAccessMappingMoniker", PUBLIC)
            .with("lastChangeId", LAST_CHANGE)
            .with("lastChangeId64", LAST_CHANGE);
    if (services) {
      boolean fresh = seen == LAST_CHANGE;
      data.with("clientCacheFresh", fresh).with("clientCacheTimeToLive", 3600);
      if (!fresh) {
        data.with("accessMappings", mappings()).with("serviceDefinitions", definitions());
      }
    }
    return data;
  }

  private List<Doc> mappings() {
    String url = organization.url();
    String root = url.substring(0, url.lastIndexOf('/') + 1);
    String name = url.substring(root.length());
    return List.of(
        mapping("Public Access Mapping", PUBLIC, root, name),
        mapping("Host Guid Access Mapping", HOST_GUID, root, name));
  }

  private static Doc mapping(String displayName, String moniker, String root, String directory) {
    return Doc.of("displayName", displayName)
        .with("moniker", moniker)
        .with("accessPoint", root)
        .with("serviceOwner", INSTANCES.get(0).id())
        .with("virtualDirectory", directory);
  }

  private List<Doc> definitions() {
    return INSTANCES.stream().map(this::definition).toList();
  }

  private Doc definition(Instance one) {
    List<Doc> places = new ArrayList<>();
    for (String moniker : List.of(PUBLIC, HOST_GUID)) {
      places.add(
          Doc.of("accessMappingMoniker", moniker).with("location", organization.url() + "/"));
    }
    return Doc.of("serviceType", "LocationService2")
        .with("identifier", one.id())
        .with("displayName", one.name())
        .with("relativeToSetting", "fullyQualified")
        .with("description", one.name())
        .with("serviceOwner", INSTANCES.get(0).id())
        .with("locationMappings", places)
        .with("toolId", "Framework")
        .with("status", "active")
        .with("properties", Doc.of());
  }
}
