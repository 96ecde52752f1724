// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;

/** The processes that projects can follow, and the one collection. */
public final class ProcessRoutes implements Area {
  private final Organization organization;

  public ProcessRoutes(World world) {
    this.organization = world.organization();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "process/processes", this::list).in(ORGANIZATION),
        Route.of("GET", "process/processes/{id}", this::get).in(ORGANIZATION),
        Route.of("GET", "projectCollections", this::collections).in(ORGANIZATION),
        Route.of("GET", "projectCollections/{id}", this::collection).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    return Answers.list(organization.processes().all(), this::json);
  }

  private HttpAnswer get(Call call) {
    String id = call.part("id");
    return Answers.ok(json(organization.processes().find(id).orElseThrow(() -> missing(id))));
  }

  private Doc json(ProcessTemplate process) {
    String url = organization.url() + "/_apis/process/processes/" + process.id();
    return Doc.of("id", process.id())
        .with("description", process.description())
        .with("isDefault", process.isDefault())
        .with("type", process.isSystem() ? "system" : "inherited")
        .with("url", url)
        .with("_links", Doc.of().withHref("self", url))
        .with("name", process.name());
  }

  public static ServiceException missing(String id) {
    return ServiceException.of(
        404,
        "Microsoft.TeamFoundation.WorkItemTracking.Server.ProcessNotFoundByTypeIdException",
        3000,
        "VS402362: There is no process with the type id '" + id + "'.");
  }

  private HttpAnswer collections(Call call) {
    int skip = call.query().count("$skip", 0);
    int top = call.query().count("$top", 100);
    return Answers.list(List.of(reference()).stream().skip(skip).limit(top).toList());
  }

  private HttpAnswer collection(Call call) {
    String id = call.part("id");
    if (!id.equalsIgnoreCase(organization.collectionId().toString())) {
      throw ServiceException.of(
          404,
          "Microsoft.TeamFoundation.Framework.Server.HostDoesNotExistException",
          3000,
          "TF200012: There is no collection '" + id + "' here.");
    }
    Doc links =
        Doc.of().withHref("self", collectionUrl()).withHref("web", organization.url() + "/");
    return Answers.ok(reference().with("state", "Started").with("_links", links));
  }

  private Doc reference() {
    return Doc.of("id", organization.collectionId())
        .with("name", organization.name())
        .with("url", collectionUrl());
  }

  private String collectionUrl() {
    return organization.url() + "/_apis/projectCollections/" + organization.collectionId();
  }
}
