// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The tags in use in a project. */
public final class TagRoutes implements Area {
  private final Tracking tracking;

  public TagRoutes(Tracking tracking) {
    this.tracking = tracking;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "wit/tags", this::list).in(Scope.PROJECT),
        Route.of("GET", "wit/tags/{tag}", this::get).in(Scope.PROJECT));
  }

  private HttpAnswer list(Call call) {
    Project project = tracking.organization().requiredProject(call);
    return Answers.list(List.copyOf(tags(project)), tag -> json(tag, project));
  }

  private HttpAnswer get(Call call) {
    Project project = tracking.organization().requiredProject(call);
    String wanted = call.part("tag");
    return tags(project).stream()
        .filter(tag -> tag.equalsIgnoreCase(wanted) || id(tag, project).toString().equals(wanted))
        .findFirst()
        .map(tag -> Answers.ok(json(tag, project)))
        .orElseThrow(
            () ->
                WitErrors.of(
                    404, "WitResourceNotFoundException", "There is no tag " + wanted + "."));
  }

  private Set<String> tags(Project project) {
    Set<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    tracking.all().stream()
        .filter(item -> !item.deleted() && tracking.projectOf(item).equals(project))
        .map(item -> item.latest().fields().get(Fields.TAGS))
        .filter(value -> value != null)
        .flatMap(value -> Arrays.stream(value.toString().split("; ", -1)))
        .forEach(tags::add);
    return tags;
  }

  private UUID id(String tag, Project project) {
    String seed = project.name() + "/" + tag.toLowerCase(Locale.ROOT);
    return tracking.organization().derivedId("tag", seed);
  }

  private Doc json(String tag, Project project) {
    UUID id = id(tag, project);
    String wit = tracking.organization().url() + "/" + project.id() + "/_apis/wit/tags/";
    return Doc.of("id", id).with("name", tag).with("url", wit + Percent.encode(id.toString()));
  }
}
