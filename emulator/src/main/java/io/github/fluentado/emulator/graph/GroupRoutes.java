// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Directory;
import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.PatchStep;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Groups in the graph. */
final class GroupRoutes {
  private static final Pattern FORBIDDEN = Pattern.compile("[\"/\\\\\\[\\]:|<>+=;?*,\\p{Cntrl}]");

  private final Subjects subjects;
  private final Directory directory;
  private final GraphJson json;

  GroupRoutes(Subjects subjects) {
    this.subjects = subjects;
    this.directory = subjects.directory();
    this.json = new GraphJson(subjects.organization());
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "graph/groups", this::list).in(ORGANIZATION).preview(),
        Route.of("POST", "graph/groups", this::create).in(ORGANIZATION).preview(),
        Route.of("GET", "graph/groups/{group}", this::get).in(ORGANIZATION).preview(),
        Route.of("PATCH", "graph/groups/{group}", this::update)
            .in(ORGANIZATION)
            .consuming(Route.PATCH_DOCUMENT)
            .preview(),
        Route.of("DELETE", "graph/groups/{group}", this::delete).in(ORGANIZATION).preview());
  }

  private HttpAnswer list(Call call) {
    boolean everywhere = call.query().text("scopeDescriptor").isEmpty();
    @Nullable Project scope = subjects.scope(call.query()).orElse(null);
    List<Group> all =
        directory.groups().stream()
            .filter(group -> everywhere || group.project() == scope)
            .toList();
    return GraphPage.of(all, call, json::group);
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json.group(subjects.requiredGroup(call.part("group"))));
  }

  private HttpAnswer create(Call call) {
    JsonObject body = call.object();
    @Nullable Project scope = subjects.scope(call.query()).orElse(null);
    List<Group> groups = subjects.toJoin(call);
    String name = UserRoutes.text(body, "displayName");
    if (name.isEmpty() && Json.member(body, "originId") != null) {
      throw Subjects.badRequest("The emulator has no directory from which groups could come");
    }
    checkName(name);
    refuseTaken(scope, name, Optional.empty());
    String description = UserRoutes.text(body, "description");
    Group group =
        UserRoutes.storageKey(body)
            .map(id -> directory.add(scope, id, name, description))
            .orElseGet(() -> directory.add(scope, name, description));
    groups.forEach(parent -> directory.join(parent.id(), group.id()));
    return Answers.json(201, json.group(group)).with("Location", json.url(group));
  }

  private static void checkName(String name) {
    if (name.isEmpty() || name.length() > 256 || FORBIDDEN.matcher(name).find()) {
      throw Subjects.refused(
          400, "InvalidDisplayNameException", "A group cannot be called '" + name + "'");
    }
  }

  private void refuseTaken(@Nullable Project scope, String name, Optional<UUID> except) {
    Optional<UUID> other = directory.named(scope, name).map(Group::id);
    if (other.isPresent() && !other.equals(except)) {
      throw Subjects.refused(
          409, "GroupCreationException", "A group named '" + name + "' exists already");
    }
  }

  private HttpAnswer update(Call call) {
    Group group = here(call);
    if (group.isWellKnown()) {
      throw Subjects.of(
          "Graph",
          403,
          "CannotUpdateWellKnownGraphGroupException",
          "The group " + group.principalName() + " cannot be changed");
    }
    String name = group.displayName();
    String description = group.description();
    for (PatchStep step : PatchStep.parse(call)) {
      if (!step.sets() || step.path().size() != 1 || !step.value().isJsonPrimitive()) {
        throw step.unsupported();
      } else if (step.part(0).equals("displayname")) {
        name = step.value().getAsString().trim();
      } else if (step.part(0).equals("description")) {
        description = step.value().getAsString();
      } else {
        throw step.unsupported();
      }
    }
    checkName(name);
    refuseTaken(group.project(), name, Optional.of(group.id()));
    directory.change(group, name, description);
    return Answers.ok(json.group(subjects.requiredGroup(group.descriptor())));
  }

  private HttpAnswer delete(Call call) {
    Group group = here(call);
    if (group.isWellKnown() || directory.isDefaultTeam(group)) {
      throw Subjects.refused(
          403, "RemoveSpecialGroupException", group.principalName() + " must stay");
    }
    directory.remove(group.id());
    return Answers.none();
  }

  /** The group of the URL, which must not have been removed. */
  private Group here(Call call) {
    String descriptor = call.part("group");
    Group group = subjects.requiredGroup(descriptor);
    if (!directory.isHere(group)) {
      throw Subjects.missing(descriptor);
    }
    return group;
  }
}
