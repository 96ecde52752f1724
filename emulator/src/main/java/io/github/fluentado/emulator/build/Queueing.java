// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.agent.Pools;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a request for a build of what a client has sent, or refuses it with all reasons known. */
final class Queueing {
  private final Builds builds;
  private final Pools pools;
  private final Sources sources;
  private final Settings settings;

  Queueing(Builds builds, Pools pools, Sources sources, Settings settings) {
    this.builds = builds;
    this.pools = pools;
    this.sources = sources;
    this.settings = settings;
  }

  /** Queues a build as the build area is asked to. */
  Build queue(Project project, JsonObject body, @Nullable Integer definitionId) {
    Integer named = Words.idOf(body, "definition");
    Integer id = named == null ? definitionId : named;
    if (id == null) {
      throw BuildErrors.missing("build.Definition");
    }
    Pipeline pipeline = builds.definitions().get(project, id);
    JsonObject given = Words.object(body, "templateParameters");
    JsonElement option = Json.member(body, "queueOptions");
    boolean runs =
        option == null
            || Words.word("queueOptions", Json.scalar(option), List.of("none", "doNotRun"))
                .equals("none");
    return queue(
        pipeline,
        new Wanted(
            Json.string(body, "sourceBranch"),
            Json.string(body, "sourceVersion"),
            Words.word(body, "reason", Words.REASON, "manual"),
            Words.word(body, "priority", Words.PRIORITY, "normal"),
            parameters(body),
            given == null ? new JsonObject() : given.deepCopy(),
            queue(project, body),
            texts(Words.object(body, "triggerInfo")),
            Words.texts(Json.member(body, "demands")),
            List.of(),
            person(body),
            runs));
  }

  /** What a client wants; null where it leaves the choice to the definition. */
  record Wanted(
      @Nullable String branch,
      @Nullable String commit,
      String reason,
      String priority,
      @Nullable String parameters,
      JsonObject templateParameters,
      @Nullable Integer queue,
      Map<String, String> triggerInfo,
      List<String> demands,
      List<String> skippedStages,
      @Nullable Identity person,
      boolean runs) {

    static Wanted of(String branch, @Nullable String commit, String reason) {
      return new Wanted(
          branch,
          commit,
          reason,
          "normal",
          null,
          new JsonObject(),
          null,
          Map.of(),
          List.of(),
          List.of(),
          null,
          true);
    }

    Wanted because(Map<String, String> info, @Nullable Identity by) {
      return new Wanted(
          branch,
          commit,
          reason,
          priority,
          parameters,
          templateParameters,
          queue,
          info,
          demands,
          skippedStages,
          by,
          runs);
    }
  }

  Build queue(Pipeline pipeline, Wanted wanted) {
    Request request = request(pipeline, wanted);
    if (sources.lacksFile(request.definition(), request.commit())) {
      throw BuildErrors.notQueued(
          "/%s: File not found in repository %s branch %s version %s."
              .formatted(
                  request.definition().yamlFile().replaceFirst("^/", ""),
                  Json.string(request.definition().repository(), "name"),
                  request.branch(),
                  request.commit()));
    }
    return builds.queue(pipeline, request);
  }

  /** What the pipeline makes of it; nothing is queued yet. */
  Request request(Pipeline pipeline, Wanted wanted) {
    return request(pipeline, wanted, BuildErrors::notQueued);
  }

  /**
   * As {@link #request(Pipeline, Wanted)}.
   *
   * @param refusal makes the area's own refusal of a reason
   */
  Request request(Pipeline pipeline, Wanted wanted, Function<String, ServiceException> refusal) {
    Definition definition = pipeline.latest();
    if (definition.queueStatus().equals("disabled")) {
      throw BuildErrors.of(
          400,
          "DefinitionDisabledException",
          "Pipeline " + definition.name() + " is disabled: it takes no builds.");
    }
    refuseUnsettable(pipeline, wanted.parameters(), refusal);
    String branch =
        wanted.branch() == null || wanted.branch().isBlank()
            ? definition.defaultBranch()
            : Words.ref(wanted.branch());
    Identity me = builds.organization().me();
    return new Request(
        definition,
        wanted.queue() == null ? definition.queue() : wanted.queue(),
        branch,
        commit(definition, branch, wanted.commit(), refusal),
        wanted.reason(),
        wanted.priority(),
        wanted.person() == null ? me : wanted.person(),
        me,
        wanted.parameters(),
        wanted.templateParameters(),
        wanted.triggerInfo(),
        wanted.demands(),
        wanted.skippedStages(),
        wanted.runs());
  }

  private String commit(
      Definition definition,
      String branch,
      @Nullable String wanted,
      Function<String, ServiceException> refusal) {
    if (wanted != null && !wanted.isBlank()) {
      return wanted;
    }
    Optional<String> tip = sources.tip(definition, branch);
    if (tip.isEmpty() && sources.knows(definition)) {
      throw refusal.apply(
          "The latest source version of repository %s for %s could not be found."
              .formatted(Json.string(definition.repository(), "name"), branch));
    }
    return tip.orElseGet(() -> unknownCommit(branch));
  }

  /** For repositories that lie elsewhere. */
  private String unknownCommit(String branch) {
    String hex = builds.organization().derivedId("commit", branch).toString().replace("-", "");
    return hex + hex.substring(0, 8);
  }

  /** As the service does in projects that limit variables to those marked as settable. */
  private void refuseUnsettable(
      Pipeline pipeline, @Nullable String parameters, Function<String, ServiceException> refusal) {
    Definition definition = pipeline.latest();
    if (parameters == null || !settings.limitsVariables(pipeline)) {
      return;
    }
    String unsettable =
        Json.parse(parameters).getAsJsonObject().keySet().stream()
            .filter(name -> !definition.settable(name) && !Wish.names(name))
            .filter(name -> !name.equalsIgnoreCase("system.debug"))
            .collect(Collectors.joining(","));
    if (!unsettable.isEmpty()) {
      throw refusal.apply(
          "See https://aka.ms/AzPipelines/SettingVariablesAtQueueTime - You can't set the following variables ("
              + unsettable
              + "). Mark them as settable at queue time in the pipeline.");
    }
  }

  private @Nullable Integer queue(Project project, JsonObject body) {
    Integer id = Words.idOf(body, "queue");
    if (id != null && pools.queue(project, id).isEmpty()) {
      throw BuildErrors.notQueued("There is no agent queue " + id + " in " + project.name() + ".");
    }
    return id;
  }

  /** A text that holds a JSON object; this member is the usual mistake of newcomers. */
  private static @Nullable String parameters(JsonObject body) {
    JsonElement given = Json.member(body, "parameters");
    if (given == null) {
      return null;
    }
    if (!given.isJsonPrimitive()) {
      throw ServiceException.invalidArgument(
          "The member parameters must be a text that holds a JSON object, not the object itself.");
    }
    return checked(given.getAsString());
  }

  static @Nullable String checked(String text) {
    if (text.isBlank()) {
      return null;
    }
    JsonElement parsed;
    try {
      parsed = Json.parse(text);
    } catch (ServiceException e) {
      throw BuildErrors.notQueued("The parameters are not valid JSON: " + e.text());
    }
    boolean flat =
        parsed instanceof JsonObject object
            && object.entrySet().stream()
                .allMatch(e -> e.getValue().isJsonPrimitive() || e.getValue().isJsonNull());
    if (!flat) {
      throw BuildErrors.notQueued("The parameters must be an object of names and texts.");
    }
    return text;
  }

  private @Nullable Identity person(JsonObject body) {
    JsonObject given = Words.object(body, "requestedFor");
    if (given == null) {
      return null;
    }
    for (String name : List.of("id", "uniqueName", "displayName")) {
      String text = Json.string(given, name);
      Optional<Identity> person =
          text == null ? Optional.empty() : builds.organization().person(text);
      if (person.isPresent()) {
        return person.get();
      }
    }
    throw BuildErrors.notQueued("The person in requestedFor is not known here.");
  }

  private static Map<String, String> texts(@Nullable JsonObject object) {
    Map<String, String> texts = new TreeMap<>();
    if (object != null) {
      object
          .entrySet()
          .forEach(member -> texts.put(member.getKey(), Json.scalar(member.getValue())));
    }
    return texts;
  }
}
