// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.discovery;

import static io.github.fluentado.emulator.server.Scope.PROJECT_OPTIONAL;

import com.google.gson.JsonNull;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Locale;

/**
 * On which host each area of the service lives: all in one place here. The ids are those of the
 * real service; some areas have several.
 */
public final class ResourceAreaRoutes implements Area {
  private final Organization organization;

  public ResourceAreaRoutes(Organization organization) {
    this.organization = organization;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "resourceAreas", this::areas).in(PROJECT_OPTIONAL).preview(),
        Route.of("GET", "resourceAreas/{id}", this::area).in(PROJECT_OPTIONAL).preview());
  }

  private HttpAnswer areas(Call call) {
    organization.project(call);
    return Answers.list(Tables.lines("resource-areas.tsv"), this::json);
  }

  private HttpAnswer area(Call call) {
    organization.project(call);
    return Tables.lines("resource-areas.tsv").stream()
        .filter(line -> line.endsWith("\t" + call.part("id").toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(line -> Answers.ok(json(line)))
        .orElseGet(() -> Answers.ok(JsonNull.INSTANCE));
  }

  private Doc json(String line) {
    int tab = line.indexOf('\t');
    return Doc.of("id", line.substring(tab + 1))
        .with("name", line.substring(0, tab))
        .with("locationUrl", organization.url() + "/");
  }
}
