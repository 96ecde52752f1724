// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Queues builds because of what happens: pushes, and pull requests that need a build. */
final class Triggers {
  private static final Pattern SKIPPED =
      Pattern.compile(
          "(?i)\\[(skip (ci|azp|azurepipelines)|(ci|azp) skip)\\]|\\*\\*\\*NO_CI\\*\\*\\*");

  /** A push of one branch. */
  private record Push(
      String repository, String branch, String before, String after, String message, Identity by) {}

  private final World world;
  private final Definitions definitions;
  private final Queueing queueing;
  private final Plans plans;
  private final Sources sources;
  private final Settings settings;

  Triggers(
      World world,
      Definitions definitions,
      Queueing queueing,
      Plans plans,
      Sources sources,
      Settings settings) {
    this.world = world;
    this.definitions = definitions;
    this.queueing = queueing;
    this.plans = plans;
    this.sources = sources;
    this.settings = settings;
    world.events().listen(this::happened);
  }

  /** A build of what a pull request would come to; empty when the pipeline takes none. */
  OptionalInt pullRequest(UUID projectId, int definition, int number, String commit) {
    Project project = world.organization().project(projectId.toString());
    Pipeline pipeline = definitions.find(project, definition).orElse(null);
    if (pipeline == null) {
      return OptionalInt.empty();
    }
    Queueing.Wanted wanted =
        Queueing.Wanted.of("refs/pull/" + number + "/merge", commit, "pullRequest");
    try {
      Map<String, String> info =
          Map.of("pr.number", "" + number, "pr.triggerRepository.Type", Sources.GIT);
      return OptionalInt.of(queueing.queue(pipeline, wanted.because(info, null)).id());
    } catch (ServiceException e) { // disabled, or its file cannot be read
      return OptionalInt.empty();
    }
  }

  private void happened(ServiceEvent event) {
    Project project = event.project();
    if (!event.type().equals("git.push") || project == null) {
      return;
    }
    JsonObject resource = event.resource();
    for (JsonObject update : Definition.objects(Json.member(resource, "refUpdates"))) {
      Push push = push(event, update);
      boolean ends = push.after().matches("0*");
      boolean told = push.branch().equals(event.facts().get("branch")); // one event for each branch
      if (told && push.branch().startsWith("refs/heads/") && !ends && !skipped(push)) {
        definitions.of(project).toList().forEach(pipeline -> pushed(pipeline, push));
      }
    }
  }

  private Push push(ServiceEvent event, JsonObject update) {
    JsonObject resource = event.resource();
    String after = String.valueOf(Json.string(update, "newObjectId"));
    String message =
        Definition.objects(Json.member(resource, "commits")).stream()
            .filter(commit -> after.equals(Json.string(commit, "commitId")))
            .findFirst()
            .map(commit -> String.valueOf(Json.string(commit, "comment")))
            .orElse("");
    String by = event.facts().getOrDefault("pushedBy", "");
    return new Push(
        event.facts().getOrDefault("repository", ""),
        String.valueOf(Json.string(update, "name")),
        String.valueOf(Json.string(update, "oldObjectId")),
        after,
        message,
        world.organization().person(by).orElse(world.organization().me()));
  }

  private static boolean skipped(Push push) {
    return SKIPPED.matcher(push.message()).find();
  }

  private void pushed(Pipeline pipeline, Push push) {
    Definition definition = pipeline.latest();
    boolean concerned =
        definition.repositoryType().equalsIgnoreCase(Sources.GIT)
            && definition.repositoryId().equalsIgnoreCase(push.repository())
            && !definition.queueStatus().equals("disabled");
    for (JsonObject trigger : definition.triggers("continuousIntegration")) {
      if (concerned && fires(pipeline, trigger, push)) {
        queue(pipeline, trigger, push);
      }
    }
  }

  private void queue(Pipeline pipeline, JsonObject trigger, Push push) {
    String reason = Json.flag(trigger, "batchChanges") ? "batchedCI" : "individualCI";
    Map<String, String> info =
        Map.of(
            "ci.sourceBranch", push.branch(),
            "ci.sourceSha", push.after(),
            "ci.message", push.message(),
            "ci.triggerRepository", push.repository());
    queueing.queue(
        pipeline, Queueing.Wanted.of(push.branch(), push.after(), reason).because(info, push.by()));
  }

  private boolean fires(Pipeline pipeline, JsonObject trigger, Push push) {
    if (Words.number(trigger, "settingsSourceType", 1) == 2) {
      return fires(pipeline, push);
    }
    Filters branches = Filters.signed(Words.texts(Json.member(trigger, "branchFilters")));
    Filters paths = Filters.signed(Words.texts(Json.member(trigger, "pathFilters")));
    return letThrough(pipeline, push, branches, paths);
  }

  /** As the file says that was pushed; when it says nothing, each push counts. */
  private boolean fires(Pipeline pipeline, Push push) {
    YamlFile file;
    try {
      file = plans.file(pipeline.latest(), push.after()).orElse(null);
    } catch (ServiceException e) { // a push of a broken file is still a good push
      return false;
    }
    if (file == null) {
      return false;
    }
    JsonElement trigger = file.trigger();
    if (trigger == null || trigger.isJsonNull()) {
      return !settings.impliesNoTrigger(pipeline);
    }
    if (trigger.isJsonPrimitive()) {
      return !trigger.getAsString().equals("none");
    }
    boolean plain = !(trigger instanceof JsonObject);
    Filters branches = Filters.ofYaml(plain ? trigger : part(trigger, "branches"));
    return letThrough(pipeline, push, branches, Filters.ofYaml(part(trigger, "paths")));
  }

  private static @Nullable JsonElement part(JsonElement trigger, String name) {
    return trigger instanceof JsonObject object ? Json.member(object, name) : null;
  }

  private boolean letThrough(Pipeline pipeline, Push push, Filters branches, Filters paths) {
    if (!branches.letThroughBranch(push.branch())) {
      return false;
    }
    boolean any = paths.included().isEmpty() && paths.excluded().isEmpty();
    String before = push.before().matches("0*") ? null : push.before();
    List<String> changed =
        any ? List.of() : sources.changedFiles(pipeline.latest(), before, push.after());
    return any || paths.letThroughFiles(changed);
  }
}
