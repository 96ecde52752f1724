// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.task;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Guids;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Definitions of tasks: a few that the service brings along, and those that are uploaded. */
public final class TaskArea implements Area {
  private static final String ALL = "distributedtask/tasks";
  private static final String ONE = ALL + "/{task}";
  private static final Comparator<TaskDefinition> ORDER =
      Comparator.comparing(TaskDefinition::id).thenComparing(TaskDefinition::version);

  private final Table<String, TaskDefinition> uploaded;
  private final Pieces pieces;

  public TaskArea(World world) {
    this.uploaded = world.store().table();
    this.pieces = new Pieces(world.store());
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", ALL, this::list).in(ORGANIZATION),
        Route.of("GET", ONE, this::versions).in(ORGANIZATION),
        Route.of("PUT", ONE, this::upload).in(ORGANIZATION).consumingAnything(),
        Route.of("DELETE", ONE, this::delete).in(ORGANIZATION),
        Route.of("GET", ONE + "/{version}", this::get).in(ORGANIZATION));
  }

  private Stream<TaskDefinition> all() {
    return Stream.concat(
        KnownTask.all().stream().map(TaskDefinition::of), uploaded.stream().sorted(ORDER));
  }

  private List<TaskDefinition> of(String id) {
    List<TaskDefinition> found = all().filter(task -> task.id().equalsIgnoreCase(id)).toList();
    if (found.isEmpty()) {
      throw TaskErrors.missing(id);
    }
    return found;
  }

  private HttpAnswer list(Call call) {
    return Answers.list(shown(call, all().toList()), TaskDefinition::json);
  }

  /** All, or the one that is named in the query, as Microsoft's client for Node does. */
  private HttpAnswer versions(Call call) {
    Optional<String> version = call.query().text("versionString");
    if (version.isPresent()) {
      return got(call, version.get());
    }
    return Answers.list(shown(call, of(call.part("task"))), TaskDefinition::json);
  }

  /** Of each major version the newest, unless all are asked for. */
  private static List<TaskDefinition> shown(Call call, List<TaskDefinition> tasks) {
    boolean every = call.query().flag("allVersions");
    List<String> places = call.query().list("visibility");
    return tasks.stream()
        .filter(task -> task.isVisible(places))
        .filter(task -> every || tasks.stream().noneMatch(other -> isNewer(other, task)))
        .toList();
  }

  private static boolean isNewer(TaskDefinition other, TaskDefinition task) {
    return other.id().equals(task.id())
        && other.version().major() == task.version().major()
        && other.version().compareTo(task.version()) > 0;
  }

  /** The definition or, for who accepts a zip, the package. */
  private HttpAnswer get(Call call) {
    return got(call, call.part("version"));
  }

  private HttpAnswer got(Call call, String version) {
    String id = call.part("task");
    TaskDefinition task =
        of(id).stream()
            .filter(one -> one.version().toString().equals(version))
            .findFirst()
            .orElseThrow(() -> TaskErrors.missing(id + " " + version));
    boolean packed = call.headers().first("Accept").filter(a -> a.contains("zip")).isPresent();
    Optional<byte[]> zip = task.zip().filter(bytes -> packed);
    return zip.isPresent()
        ? HttpAnswer.of(200, "application/zip", zip.get())
        : Answers.ok(task.json());
  }

  /** Made when its last piece has come. */
  private HttpAnswer upload(Call call) {
    String id = call.part("task").toLowerCase(Locale.ROOT);
    if (Guids.parse(id).isEmpty()) {
      throw TaskErrors.bad("'" + id + "' is no id of a task.");
    }
    if (KnownTask.ids().containsValue(id)) {
      throw TaskErrors.ownedByService(id);
    }
    Optional<byte[]> zip = pieces.whole(call, id);
    if (zip.isEmpty()) {
      return HttpAnswer.empty(202);
    }
    TaskDefinition task = TaskZip.read(zip.get(), id);
    if (uploaded.has(task.key()) && !call.query().flag("overwrite")) {
      throw TaskErrors.exists(task);
    }
    uploaded.put(task.key(), task);
    return HttpAnswer.empty(201);
  }

  /** With all its versions. */
  private HttpAnswer delete(Call call) {
    String id = call.part("task").toLowerCase(Locale.ROOT);
    if (KnownTask.ids().containsValue(id)) {
      throw TaskErrors.ownedByService(id);
    }
    of(id).forEach(task -> uploaded.remove(task.key()));
    return HttpAnswer.empty(200);
  }
}
