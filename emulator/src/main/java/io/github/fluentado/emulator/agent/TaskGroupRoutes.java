// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Pages;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Task groups: steps that classic pipelines share. */
final class TaskGroupRoutes {
  private static final int MOST = 10_000;

  /** What the service knows better than any client. */
  private static final Set<String> OWN =
      Set.of(
          "id",
          "revision",
          "createdby",
          "createdon",
          "modifiedby",
          "modifiedon",
          "definitiontype",
          "deleted");

  private final Organization organization;
  private final Table<UUID, TaskGroup> groups;
  private final Counter ids;

  private record TaskGroup(
      UUID id,
      UUID project,
      int number,
      int revision,
      JsonObject content,
      Identity creator,
      Instant created,
      Identity changer,
      Instant changed,
      boolean deleted) {}

  TaskGroupRoutes(World world) {
    this.organization = world.organization();
    this.groups = world.store().table();
    this.ids = world.store().counter();
  }

  List<Route> routes() {
    String all = "distributedtask/taskgroups";
    String one = all + "/{group}";
    return List.of(
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::add).in(PROJECT),
        Route.of("GET", one, this::list).in(PROJECT),
        Route.of("PUT", one, this::update).in(PROJECT),
        Route.of("DELETE", one, this::delete).in(PROJECT));
  }

  private Project project(Call call) {
    return organization.requiredProject(call);
  }

  /** A list also for a single one, as the service answers. */
  private HttpAnswer list(Call call) {
    Query query = call.query();
    String id = call.part("group");
    boolean deleted = query.flag("deleted");
    Optional<String> task = query.text("taskIdFilter");
    String order =
        ActionFilter.word(query, "queryOrder", "createdOnDescending", "createdOnAscending");
    Comparator<TaskGroup> ascending = Comparator.comparingInt(TaskGroup::number);
    List<TaskGroup> found =
        groups.stream()
            .filter(group -> group.project().equals(project(call).id()))
            .filter(group -> group.deleted() == deleted)
            .filter(group -> id.isEmpty() || group.id().toString().equalsIgnoreCase(id))
            .filter(group -> task.filter(wanted -> !uses(group, wanted)).isEmpty())
            .sorted(order.endsWith("Ascending") ? ascending : ascending.reversed())
            .toList();
    if (!id.isEmpty() && found.isEmpty()) {
      throw none(id);
    }
    return Pages.after(found, query, MOST, group -> "" + group.number(), this::json);
  }

  private static boolean uses(TaskGroup group, String task) {
    return String.valueOf(Json.member(group.content(), "tasks"))
        .toLowerCase(Locale.ROOT)
        .contains("\"" + task.toLowerCase(Locale.ROOT) + "\"");
  }

  private static ServiceException none(String id) {
    return AgentErrors.of(
        404, "MetaTaskDefinitionNotFoundException", "There is no task group " + id + ".");
  }

  private TaskGroup group(Call call) {
    String id = call.part("group");
    return groups.stream()
        .filter(group -> group.project().equals(project(call).id()) && !group.deleted())
        .filter(group -> group.id().toString().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(() -> none(id));
  }

  private HttpAnswer add(Call call) {
    int number = ids.next();
    UUID id = organization.derivedId("task group", "" + number);
    return save(content(call), id, project(call), number, null);
  }

  private HttpAnswer update(Call call) {
    TaskGroup old = group(call);
    JsonElement revision = Json.member(call.object(), "revision");
    if (revision == null) {
      throw AgentErrors.missing("taskGroup.Revision");
    }
    if (Json.number(revision) != old.revision()) {
      throw AgentErrors.of(
          409,
          "TaskGroupUpdateFailedException",
          "The task group has come to revision %d since revision %s was read."
              .formatted(old.revision(), revision));
    }
    return save(content(call), old.id(), project(call), old.number(), old);
  }

  private static JsonObject content(Call call) {
    JsonObject content = new JsonObject();
    for (Map.Entry<String, JsonElement> member : call.object().entrySet()) {
      if (!OWN.contains(member.getKey().toLowerCase(Locale.ROOT))) {
        content.add(member.getKey(), member.getValue());
      }
    }
    String name = Json.string(content, "name");
    if (name == null || name.isBlank()) {
      throw AgentErrors.missing("taskGroup.Name");
    }
    return content;
  }

  private HttpAnswer save(
      JsonObject content, UUID id, Project project, int number, @Nullable TaskGroup old) {
    Identity me = organization.me();
    Instant now = organization.now();
    TaskGroup made =
        new TaskGroup(
            id,
            project.id(),
            number,
            old == null ? 1 : old.revision() + 1,
            content,
            old == null ? me : old.creator(),
            old == null ? now : old.created(),
            me,
            now,
            false);
    groups.put(id, made);
    return Answers.ok(json(made));
  }

  private HttpAnswer delete(Call call) {
    TaskGroup old = group(call);
    groups.put(
        old.id(),
        new TaskGroup(
            old.id(),
            old.project(),
            old.number(),
            old.revision(),
            old.content(),
            old.creator(),
            old.created(),
            organization.me(),
            organization.now(),
            true));
    return Answers.none();
  }

  private Doc json(TaskGroup group) {
    String url = organization.url();
    return Doc.of()
        .withAll(group.content().deepCopy())
        .with("id", group.id())
        .with("revision", group.revision())
        .with("definitionType", "metaTask")
        .with("createdBy", group.creator().json(url))
        .with("createdOn", group.created())
        .with("modifiedBy", group.changer().json(url))
        .with("modifiedOn", group.changed())
        .with("deleted", group.deleted() ? true : null);
  }
}
