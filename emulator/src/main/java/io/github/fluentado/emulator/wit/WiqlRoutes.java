// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ProjectRoutes;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Scope;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Queries by text and by id. */
final class WiqlRoutes implements Area {
  private final Tracking tracking;

  WiqlRoutes(Tracking tracking) {
    this.tracking = tracking;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("POST", "wit/wiql", this::byText).in(Scope.TEAM_OPTIONAL).reading(),
        Route.of("GET", "wit/wiql/{id}", this::byId).in(Scope.TEAM_OPTIONAL));
  }

  private HttpAnswer byText(Call call) {
    JsonObject body = call.object();
    String text = Json.string(body, "query");
    if (text == null || text.isBlank()) {
      throw ServiceException.invalidArgument("The query must not be empty.");
    }
    return Answers.ok(result(call, text, call.project().isEmpty()));
  }

  private HttpAnswer byId(Call call) {
    QueryItem query =
        tracking
            .queries()
            .find(call.part("id"))
            .orElseThrow(() -> WitErrors.noQuery(call.part("id")));
    if (query.isFolder()) {
      throw WitErrors.badQuery("TF248009: A folder cannot be run: " + query.path());
    }
    JsonObject result = result(call, query.wiql(), false).json();
    JsonElement rows =
        result.has("workItems") ? result.get("workItems") : result.get("workItemRelations");
    return Answers.ok(result).with("X-Total-Count", "" + rows.getAsJsonArray().size());
  }

  private Doc result(Call call, String text, boolean shortUrls) {
    @Nullable Project project = tracking.organization().project(call).orElse(null);
    Optional<Project.Team> team =
        project == null
            ? Optional.empty()
            : call.team().map(name -> ProjectRoutes.find(project, name));
    boolean times = call.query().flag("timePrecision");
    Integer top = call.query().number("$top").orElse(null);
    if (top != null && top < 1) {
      throw ServiceException.invalidArgument("The value of $top must be greater than 0.");
    }
    return new WiqlRun(tracking, project, team, times, shortUrls).json(text, top);
  }
}
