// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonElement;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.PatchStep;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Named values of projects: what the service keeps there, and what clients add. */
public final class ProjectPropertyRoutes implements Area {
  private final Organization organization;

  public ProjectPropertyRoutes(World world) {
    this.organization = world.organization();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "projects/{project}/properties", this::list).in(ORGANIZATION).preview(),
        Route.of("PATCH", "projects/{project}/properties", this::change)
            .in(ORGANIZATION)
            .consuming(Route.PATCH_DOCUMENT)
            .preview());
  }

  private HttpAnswer list(Call call) {
    Project project = organization.project(call.part("project"));
    List<Pattern> keys = call.query().list("keys").stream().map(this::pattern).toList();
    List<Doc> found =
        all(project).entrySet().stream()
            .filter(row -> keys.isEmpty() || matches(keys, row.getKey()))
            .map(row -> Doc.of("name", row.getKey()).with("value", row.getValue()))
            .toList();
    return Answers.list(found);
  }

  private static boolean matches(List<Pattern> keys, String name) {
    return keys.stream().anyMatch(key -> key.matcher(name).matches());
  }

  private Pattern pattern(String key) {
    String regex = Pattern.quote(key).replace("*", "\\E.*\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private static Map<String, JsonElement> all(Project project) {
    Map<String, JsonElement> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("System.CurrentProcessTemplateId", Json.of(project.process().id()));
    all.put("System.OriginalProcessTemplateId", Json.of(project.process().id()));
    all.put("System.ProcessTemplateType", Json.of(project.process().id()));
    all.put("System.Process Template", Json.of(project.process().name()));
    all.put("System.Microsoft.TeamFoundation.Team.Default", Json.of(project.teams().get(0).id()));
    all.put("System.SourceControlCapabilityFlags", Json.of("2"));
    all.put("System.SourceControlGitEnabled", Json.of("True"));
    all.put("System.SourceControlGitPermissionsInitialized", Json.of("True"));
    project
        .properties()
        .keys()
        .forEach(name -> project.properties().find(name).ifPresent(v -> all.put(name, v)));
    return all;
  }

  private HttpAnswer change(Call call) {
    Project project = organization.project(call.part("project"));
    for (PatchStep step : PatchStep.parse(call)) {
      String name = step.path().get(0);
      if (step.path().size() != 1 || name.isEmpty()) {
        throw step.unsupported();
      } else if (step.removes() || (step.sets() && step.value().isJsonNull())) {
        project.properties().remove(name);
      } else if (step.sets() && step.value().isJsonPrimitive()) {
        project.properties().put(name, step.value());
      } else {
        throw step.unsupported();
      }
    }
    return Answers.none();
  }
}
