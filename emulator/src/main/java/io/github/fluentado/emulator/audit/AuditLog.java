// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.audit;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Sequence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entries so far. */
final class AuditLog {
  /** What service hooks tell, and how the log calls it; all else that hooks tell is not audited. */
  private static final Map<String, String> FROM_HOOKS =
      Map.of(
          "git.repo.created", "Git.RepositoryCreated",
          "git.repo.deleted", "Git.RepositoryDeleted",
          "git.repo.forked", "Git.RepositoryForked",
          "git.repo.renamed", "Git.RepositoryRenamed");

  private final World world;
  private final Sequence<AuditEntry> entries;

  AuditLog(World world) {
    this.world = world;
    this.entries = world.store().sequence();
    world.organization().eachProject(this::created);
    world.organization().eachChange(this::changed);
    world.events().listen(this::happened);
  }

  private void created(Project project) {
    Map<String, String> data =
        Map.of(
            "ProjectId",
            project.id().toString(),
            "ProjectName",
            project.name(),
            "ProcessTemplate",
            "Agile",
            "ProjectVisibility",
            "Private");
    AuditAction action = AuditAction.of("Project.CreateCompleted");
    add(action, project, project.name() + " project was created successfully", json(data), "");
  }

  private void changed(Project project, Project.Facts before) {
    if (before.isAlive() != project.isAlive()) {
      boolean back = project.isAlive();
      String id = back ? "Project.RestoreCompleted" : "Project.SoftDeleteCompleted";
      String what = back ? " project was restored" : " project was deleted";
      Map<String, String> data = Map.of("ProjectName", project.name());
      add(AuditAction.of(id), project, project.name() + what, json(data), "");
    }
    if (!before.name().equals(project.name())) {
      Map<String, String> data =
          Map.of("PreviousProjectName", before.name(), "ProjectName", project.name());
      String details = before.name() + " project was renamed to " + project.name();
      add(AuditAction.of("Project.RenameCompleted"), project, details, json(data), "");
    }
  }

  private void happened(ServiceEvent event) {
    boolean own = event.publisher().equals("audit");
    String action = own ? event.type() : FROM_HOOKS.get(event.type());
    if (action != null) {
      JsonObject data = json(event.facts());
      add(AuditAction.of(action), event.project(), event.message(), data, "");
    }
  }

  private static JsonObject json(Map<String, String> data) {
    return (JsonObject) Json.of(new TreeMap<>(data));
  }

  void add(
      AuditAction action,
      @Nullable Project project,
      String details,
      JsonObject data,
      String userAgent) {
    Instant now = world.organization().now();
    entries.add(
        new AuditEntry(
            entries.size() + 1,
            now,
            action,
            world.organization().me(),
            project,
            details,
            data,
            userAgent));
  }

  /** The entries of a time, newest first. */
  List<AuditEntry> between(Instant start, Instant end) {
    return entries.stream()
        .filter(entry -> !entry.time().isBefore(start) && !entry.time().isAfter(end))
        .sorted(Comparator.comparing(AuditEntry::id))
        .toList();
  }

  /** The looks at the log of one day become one entry. */
  static List<AuditEntry> aggregated(List<AuditEntry> all) {
    Map<String, List<AuditEntry>> groups = new LinkedHashMap<>();
    for (AuditEntry entry : all) {
      boolean access = entry.action().equals(AuditAction.ACCESS);
      String day = entry.time().truncatedTo(ChronoUnit.DAYS).toString();
      String key = access ? day + entry.actor().id() : entry.id();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
    }
    return groups.values().stream().map(AuditLog::joined).toList();
  }

  private static AuditEntry joined(List<AuditEntry> group) {
    AuditEntry newest = group.get(0);
    if (group.size() == 1) {
      return newest;
    }
    List<Instant> times = group.stream().map(AuditEntry::time).toList();
    JsonObject data = Doc.of().withAll(newest.data()).with("EventSummary", times).json();
    String details = "Accessed the audit log " + group.size() + " times";
    return new AuditEntry(
        newest.number(),
        newest.time(),
        newest.action(),
        newest.actor(),
        newest.project(),
        details,
        data,
        newest.userAgent());
  }
}
