// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Switches and numbers of each project that say how its pipelines behave. */
final class Settings {
  private static final List<String> SWITCHES =
      List.of(
          "auditEnforceSettableVar",
          "buildsEnabledForForks",
          "disableClassicBuildPipelineCreation",
          "disableClassicPipelineCreation",
          "disableClassicReleasePipelineCreation",
          "disableImpliedYAMLCiTrigger",
          "enableShellTasksArgsSanitizing",
          "enableShellTasksArgsSanitizingAudit",
          "enforceJobAuthScope",
          "enforceJobAuthScopeForForks",
          "enforceJobAuthScopeForReleases",
          "enforceNoAccessToSecretsFromForks",
          "enforceReferencedRepoScopedToken",
          "enforceSettableVar",
          "forkProtectionEnabled",
          "isCommentRequiredForPullRequest",
          "publishPipelineMetadata",
          "requireCommentsForNonTeamMemberAndNonContributors",
          "requireCommentsForNonTeamMembersOnly",
          "statusBadgesArePrivate");

  /** Least, most and usual number of days or runs, in the names of answers and of requests. */
  private record Limit(String name, String asked, int least, int most, int usual) {}

  private static final List<Limit> LIMITS =
      List.of(
          new Limit("purgeArtifacts", "artifactsRetention", 1, 60, 30),
          new Limit("purgeRuns", "runRetention", 30, 731, 30),
          new Limit("purgePullRequestRuns", "pullRequestRunRetention", 1, 30, 10),
          new Limit("retainRunsPerProtectedBranch", "retainRunsPerProtectedBranch", 0, 50, 3));

  private final Organization organization;
  private final Table<String, Boolean> switches;
  private final Table<String, Integer> numbers;

  Settings(World world) {
    this.organization = world.organization();
    this.switches = world.store().table();
    this.numbers = world.store().table();
  }

  Organization organization() {
    return organization;
  }

  private static String key(UUID project, String name) {
    return project + "/" + name;
  }

  private boolean on(UUID project, String name) {
    return switches.find(key(project, name)).orElse(false);
  }

  /** Off unless a client has switched it on; in new organizations of the service it is on. */
  boolean limitsVariables(Pipeline pipeline) {
    return on(pipeline.project(), "enforceSettableVar");
  }

  /** Whether a YAML file that says nothing of pushes means that none starts a build. */
  boolean impliesNoTrigger(Pipeline pipeline) {
    return on(pipeline.project(), "disableImpliedYAMLCiTrigger");
  }

  Doc general(Project project) {
    Doc body = Doc.of();
    SWITCHES.forEach(name -> body.with(name, on(project.id(), name)));
    return body;
  }

  void changeGeneral(Project project, JsonObject body) {
    for (Map.Entry<String, JsonElement> member : body.entrySet()) {
      String name = Words.word("the body", member.getKey(), SWITCHES);
      boolean value =
          Words.word(name, Json.scalar(member.getValue()), List.of("true", "false")).equals("true");
      switches.put(key(project.id(), name), value);
    }
  }

  Doc retention(Project project) {
    Doc body = Doc.of();
    LIMITS.forEach(
        limit ->
            body.with(
                limit.name(),
                Doc.of("min", limit.least())
                    .with("max", limit.most())
                    .with("value", value(project, limit))));
    return body.with("runRetention", body.json().get("purgeRuns").deepCopy());
  }

  private int value(Project project, Limit limit) {
    return numbers.find(key(project.id(), limit.name())).orElse(limit.usual());
  }

  void changeRetention(Project project, JsonObject body) {
    for (Limit limit : LIMITS) {
      JsonObject given = Words.object(body, limit.asked());
      if (given != null) {
        int value = Words.number(given, "value", limit.usual());
        if (value < limit.least() || value > limit.most()) {
          throw ServiceException.invalidArgument(
              "%s must be from %d to %d, not %d."
                  .formatted(limit.asked(), limit.least(), limit.most(), value));
        }
        numbers.put(key(project.id(), limit.name()), value);
      }
    }
  }

  /** In the older form: how long deleted builds are kept, and the rules for all others. */
  Doc older(Project project) {
    int days = numbers.find(key(project.id(), "deleted")).orElse(30);
    return Doc.of("defaultRetentionPolicy", policy(10))
        .with("maximumRetentionPolicy", policy(30))
        .with("daysToKeepDeletedBuildsBeforeDestroy", days);
  }

  private static Doc policy(int days) {
    return Doc.of("branches", List.of("+refs/heads/*"))
        .with("artifacts", List.of())
        .with("artifactTypesToDelete", List.of("FilePath", "SymbolStore"))
        .with("daysToKeep", days)
        .with("minimumToKeep", 1)
        .with("deleteBuildRecord", true)
        .with("deleteTestResults", true);
  }

  void changeOlder(Project project, JsonObject body) {
    int days = Words.number(body, "daysToKeepDeletedBuildsBeforeDestroy", 30);
    if (days < 0 || days > 365) {
      throw ServiceException.invalidArgument("Deleted builds are kept for up to 365 days.");
    }
    numbers.put(key(project.id(), "deleted"), days);
  }
}
