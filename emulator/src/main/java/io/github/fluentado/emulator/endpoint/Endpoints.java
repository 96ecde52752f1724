// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The endpoints of the organization; tells when one comes, changes or goes. */
final class Endpoints {
  private record Used(UUID endpoint, Execution execution) {}

  private final World world;
  private final Table<UUID, Endpoint> all;
  private final Sequence<Used> history;
  private final Counter made;

  Endpoints(World world) {
    this.world = world;
    this.all = world.store().table();
    this.history = world.store().sequence();
    this.made = world.store().counter();
  }

  UUID newId() {
    return world.organization().derivedId("endpoint", Integer.toString(made.next()));
  }

  Optional<Endpoint> find(String id) {
    return parse(id).flatMap(all::find);
  }

  static Optional<UUID> parse(String id) {
    boolean guid = id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    return guid ? Optional.of(UUID.fromString(id)) : Optional.empty();
  }

  Endpoint get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                ServiceException.of(
                    404,
                    "Microsoft.VisualStudio.Services.ServiceEndpoints.WebApi"
                        + ".ServiceEndpointNotFoundException",
                    3000,
                    "There is no service endpoint with the id '" + id + "'."));
  }

  /** In the order in which they were made. */
  List<Endpoint> of(UUID project) {
    return all.stream()
        .filter(endpoint -> endpoint.use(project).isPresent())
        .sorted((a, b) -> a.created().compareTo(b.created()))
        .toList();
  }

  void add(Endpoint endpoint) {
    checkNames(endpoint);
    all.put(endpoint.id(), endpoint);
    tell(endpoint, "created", "Library.ServiceConnectionCreated");
  }

  void replace(Endpoint endpoint) {
    checkNames(endpoint);
    all.put(endpoint.id(), endpoint);
    tell(endpoint, "updated", "Library.ServiceConnectionModified");
  }

  /** Takes it from these projects; without any project left it is gone. */
  void withdraw(Endpoint endpoint, List<UUID> projects) {
    Endpoint rest =
        endpoint.withdrawnFrom(projects, world.organization().me(), world.organization().now());
    if (rest.uses().isEmpty()) {
      all.remove(endpoint.id());
      history.removeIf(used -> used.endpoint().equals(endpoint.id()));
      audit(endpoint, "Library.ServiceConnectionDeleted");
    } else {
      all.put(rest.id(), rest);
      audit(rest, "Library.ServiceConnectionModified");
    }
  }

  /** Within a project each name stands for one endpoint. */
  private void checkNames(Endpoint endpoint) {
    for (Endpoint.Use use : endpoint.uses()) {
      of(use.project()).stream()
          .filter(other -> !other.id().equals(endpoint.id()))
          .filter(
              other -> other.use(use.project()).orElseThrow().name().equalsIgnoreCase(use.name()))
          .findFirst()
          .ifPresent(
              other -> {
                throw ServiceException.of(
                    409,
                    "Microsoft.VisualStudio.Services.ServiceEndpoints.WebApi"
                        + ".DuplicateServiceConnectionException",
                    3000,
                    "The project already has a service connection named " + use.name() + ".");
              });
    }
  }

  void used(UUID endpoint, Execution execution) {
    history.add(new Used(endpoint, execution));
  }

  List<Execution> history(UUID endpoint) {
    return history.stream()
        .filter(used -> used.endpoint().equals(endpoint))
        .map(Used::execution)
        .toList();
  }

  private void tell(Endpoint endpoint, String what, String action) {
    String message = "Service endpoint " + endpoint.name() + " was " + what + ".";
    world
        .events()
        .publish(
            new ServiceEvent(
                "tfs",
                "ms.vss-endpoint.endpoint-" + what,
                project(endpoint),
                message,
                new EndpointJson(world.organization(), endpoint).event(),
                "1.0-preview.1",
                Map.of()));
    audit(endpoint, action);
  }

  private void audit(Endpoint endpoint, String action) {
    Map<String, String> data =
        Map.of(
            "ConnectionId", endpoint.id().toString(),
            "ConnectionName", endpoint.name(),
            "ConnectionType", endpoint.type());
    String what = action.substring(action.lastIndexOf("Connection") + 10).toLowerCase(Locale.ROOT);
    String message = "Service connection \"" + endpoint.name() + "\" was " + what;
    world.events().publish(ServiceEvent.audit(action, project(endpoint), message, data));
  }

  private Project project(Endpoint endpoint) {
    return world.organization().project(endpoint.uses().get(0).project().toString());
  }
}
