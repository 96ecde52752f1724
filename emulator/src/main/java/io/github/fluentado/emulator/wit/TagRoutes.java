// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Scope;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** The tags in use in a project. */
final class TagRoutes implements Area {
  private final Tracking tracking;

  TagRoutes(Tracking tracking) {
    this.tracking = tracking;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "wit/tags", this::list).in(Scope.PROJECT),
        Route.of("GET", "wit/tags/{tag}", this::get).in(Scope.PROJECT),
        Route.of("PATCH", "wit/tags/{tag}", this::rename).in(Scope.PROJECT),
        Route.of("DELETE", "wit/tags/{tag}", this::delete).in(Scope.PROJECT));
  }

  private HttpAnswer list(Call call) {
    Project project = tracking.organization().requiredProject(call);
    return Answers.list(List.copyOf(tags(project)), tag -> json(tag, project));
  }

  private HttpAnswer get(Call call) {
    Project project = tracking.organization().requiredProject(call);
    return Answers.ok(json(tag(call, project), project));
  }

  private String tag(Call call, Project project) {
    String wanted = call.part("tag");
    return tags(project).stream()
        .filter(tag -> tag.equalsIgnoreCase(wanted) || id(tag, project).toString().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                WitErrors.of(
                    404, "WitResourceNotFoundException", "There is no tag " + wanted + "."));
  }

  private HttpAnswer rename(Call call) {
    Project project = tracking.organization().requiredProject(call);
    String tag = tag(call, project);
    String name = Json.string(call.object(), "name");
    if (name == null || name.isBlank() || name.matches(".*[;,].*")) {
      throw ServiceException.invalidArgument("A tag needs a name without commas and semicolons.");
    }
    if (!name.equalsIgnoreCase(tag) && tags(project).contains(name)) {
      throw WitErrors.of(
          409, "DuplicateTagNameException", "There already is a tag named " + name + ".");
    }
    replace(project, tag, name.trim());
    return Answers.ok(json(name.trim(), project));
  }

  private HttpAnswer delete(Call call) {
    Project project = tracking.organization().requiredProject(call);
    replace(project, tag(call, project), "");
    return HttpAnswer.empty(200);
  }

  /** Items hold the tag itself, so all their revisions show its new name, or do without it. */
  private void replace(Project project, String tag, String name) {
    tracking.all().stream()
        .filter(item -> tracking.projectOf(item).equals(project))
        .filter(item -> item.revisions().stream().anyMatch(r -> has(r, tag)))
        .forEach(item -> item.rewrite(revision -> replaced(revision, tag, name)));
  }

  private static boolean has(Revision revision, String tag) {
    return list(revision).anyMatch(tag::equalsIgnoreCase);
  }

  private static Stream<String> list(Revision revision) {
    Object tags = revision.fields().get(Fields.TAGS);
    return tags == null ? Stream.of() : Arrays.stream(tags.toString().split("; ", -1));
  }

  private static Revision replaced(Revision revision, String tag, String name) {
    if (!has(revision, tag)) {
      return revision;
    }
    Set<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    list(revision).map(t -> t.equalsIgnoreCase(tag) ? name : t).forEach(tags::add);
    tags.remove("");
    Map<String, Object> fields = new LinkedHashMap<>(revision.fields());
    if (tags.isEmpty()) {
      fields.remove(Fields.TAGS);
    } else {
      fields.put(Fields.TAGS, String.join("; ", tags));
    }
    return revision.with(fields);
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
    String seed = project.id() + "/" + tag.toLowerCase(Locale.ROOT);
    return tracking.organization().derivedId("tag", seed);
  }

  private Doc json(String tag, Project project) {
    UUID id = id(tag, project);
    String wit = tracking.organization().url() + "/" + project.id() + "/_apis/wit/tags/";
    return Doc.of("id", id).with("name", tag).with("url", wit + Percent.encode(id.toString()));
  }
}
