// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.release.Release.Environment;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a release goes through its environments: what starts with it starts, what waits for another
 * environment starts when that has succeeded, and people are asked before and after.
 */
final class Releases {
  private static final Duration DEPLOYING = Duration.ofSeconds(5);

  private final World world;
  private final ReleaseEvents events;
  private final Table<Integer, Release> releases;
  private final Table<Integer, Deployment> deployments;
  private final Table<Integer, Approval> approvals;
  private final Counter releaseIds;
  private final Counter environmentIds;
  private final Counter deploymentIds;
  private final Counter approvalIds;

  /**
   * @param telling makes what tells of these
   */
  Releases(World world, Function<Releases, ReleaseEvents> telling) {
    this.world = world;
    this.events = telling.apply(this);
    this.releases = world.store().table();
    this.deployments = world.store().table();
    this.approvals = world.store().table();
    this.releaseIds = world.store().counter();
    this.environmentIds = world.store().counter();
    this.deploymentIds = world.store().counter();
    this.approvalIds = world.store().counter();
  }

  private Instant now() {
    return world.organization().now();
  }

  Stream<Release> all() {
    return releases.stream();
  }

  Stream<Deployment> deployments() {
    return deployments.stream();
  }

  Stream<Approval> approvals() {
    return approvals.stream();
  }

  Release in(UUID project, int id) {
    return releases
        .find(id)
        .filter(one -> one.project().equals(project))
        .orElseThrow(() -> ReleaseErrors.missing("Release", "There is no release " + id + "."));
  }

  Release release(Deployment deployment) {
    return releases.find(deployment.release()).orElseThrow();
  }

  Environment environment(Deployment deployment) {
    return environment(release(deployment), deployment.environment());
  }

  Environment environment(Release release, int id) {
    return release.environments().stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow(
            () ->
                ReleaseErrors.missing(
                    "ReleaseEnvironment", "There is no environment " + id + " in the release."));
  }

  /** The newest first. */
  List<Deployment> attempts(Environment environment) {
    return deployments.stream()
        .filter(one -> one.environment() == environment.id())
        .sorted((one, other) -> other.id() - one.id())
        .toList();
  }

  Release create(Definition definition, JsonObject sent) {
    List<Environment> environments = new ArrayList<>();
    for (JsonObject source : objects(definition.facts(), "environments")) {
      int rank = environments.size() + 1;
      int id = Json.number(source.get("id"));
      String name = String.valueOf(Json.string(source, "name"));
      environments.add(
          new Environment(environmentIds.next(), id, name, rank, source, "notStarted"));
    }
    boolean draft = Json.flag(sent, "isDraft");
    Release made =
        new Release(
            releaseIds.next(),
            definition.project(),
            definition.id(),
            draft ? "draft" : "active",
            sent,
            environments,
            now(),
            now());
    releases.put(made.id(), made);
    if (!draft) {
      events.created(made);
      start(made);
    }
    return releases.find(made.id()).orElseThrow();
  }

  /** What starts by itself, but not what was asked to be left to people. */
  private void start(Release release) {
    List<String> manual = new ArrayList<>();
    if (Json.member(release.facts(), "manualEnvironments") instanceof JsonArray names) {
      names.forEach(name -> manual.add(name.getAsString()));
    }
    for (Environment environment : release.environments()) {
      boolean first =
          objects(environment.facts(), "conditions").stream()
              .anyMatch(
                  condition -> "ReleaseStarted".equalsIgnoreCase(Json.string(condition, "name")));
      if (first && !manual.contains(environment.name())) {
        deploy(release.id(), environment.id());
      }
    }
  }

  Release change(Release release, String status, JsonObject facts) {
    boolean begins = release.status().equals("draft") && status.equals("active");
    Release next = release.with(status, facts, now());
    releases.put(next.id(), next);
    if (begins) {
      events.created(next);
      start(next);
    } else if (status.equals("abandoned") && !release.status().equals(status)) {
      events.abandoned(next);
    }
    return releases.find(next.id()).orElseThrow();
  }

  /** Begins an attempt, once all have agreed who are asked before. */
  void deploy(int releaseId, int environmentId) {
    Release release = releases.find(releaseId).orElseThrow();
    Environment environment = environment(release, environmentId);
    if (!release.status().equals("active")) {
      throw ReleaseErrors.refused("Release " + release.name() + " is " + release.status() + ".");
    } else if (List.of("inProgress", "queued").contains(environment.status())) {
      throw ReleaseErrors.refused(
          "The deployment to " + environment.name() + " is going on already.");
    }
    int attempt = attempts(environment).size() + 1;
    Deployment made =
        new Deployment(
            deploymentIds.next(),
            releaseId,
            environmentId,
            attempt,
            "notDeployed",
            "pending",
            now(),
            null,
            null);
    deployments.put(made.id(), made);
    mark(made, "inProgress");
    if (!ask(made, true)) {
      run(made);
    }
  }

  /** Whether there is anybody to be asked. */
  private boolean ask(Deployment deployment, boolean before) {
    JsonObject facts = environment(deployment).facts();
    JsonElement wanted = Json.member(facts, before ? "preDeployApprovals" : "postDeployApprovals");
    List<JsonObject> all = wanted instanceof JsonObject w ? objects(w, "approvals") : List.of();
    boolean asked = false;
    for (JsonObject one : all) {
      String id = one.get("approver") instanceof JsonObject who ? Json.string(who, "id") : null;
      if (!Json.flag(one, "isAutomated") && id != null) {
        Identity approver = world.organization().person(id).orElse(world.organization().me());
        int number = approvalIds.next();
        Approval asking =
            new Approval(number, deployment, before, approver, "pending", "", now(), now());
        approvals.put(number, asking);
        events.asked(release(deployment), environment(deployment), asking);
        asked = true;
      }
    }
    return asked;
  }

  private void run(Deployment deployment) {
    Deployment running = deployment.with("inProgress", "phaseInProgress").startedAt(now());
    deployments.put(running.id(), running);
    events.started(release(running), environment(running));
    world.schedule().at(now().plus(DEPLOYING), due -> finish(running, due));
  }

  private void finish(Deployment running, Instant due) {
    Deployment there = deployments.find(running.id()).orElseThrow();
    if (!there.status().equals("inProgress")) {
      return; // cancelled
    }
    boolean fails = wanted(there).equals("failed");
    Deployment done =
        there.with(fails ? "failed" : "succeeded", fails ? "phaseFailed" : "approved");
    Deployment completed = done.completedAt(due);
    deployments.put(completed.id(), completed);
    if (fails) {
      end(completed, "rejected");
    } else if (!ask(completed, false)) {
      succeed(completed);
    }
  }

  /** As a variable of the release or of the environment says. */
  private String wanted(Deployment deployment) {
    return Stream.of(environment(deployment).facts(), release(deployment).facts())
        .map(facts -> Json.member(facts, "variables"))
        .filter(JsonObject.class::isInstance)
        .map(variables -> Json.member((JsonObject) variables, "emulator.result"))
        .filter(JsonObject.class::isInstance)
        .map(variable -> String.valueOf(Json.string((JsonObject) variable, "value")))
        .findFirst()
        .orElse("succeeded");
  }

  private void succeed(Deployment deployment) {
    end(deployment, "succeeded");
    Release release = release(deployment);
    String name = environment(deployment).name();
    for (Environment next : release.environments()) {
      List<JsonObject> needs =
          objects(next.facts(), "conditions").stream()
              .filter(c -> "environmentState".equalsIgnoreCase(Json.string(c, "conditionType")))
              .toList();
      boolean meant = needs.stream().anyMatch(c -> name.equals(Json.string(c, "name")));
      boolean ready = needs.stream().allMatch(c -> hasSucceeded(release, Json.string(c, "name")));
      if (meant && ready && next.status().equals("notStarted")) {
        deploy(release.id(), next.id());
      }
    }
  }

  private static boolean hasSucceeded(Release release, @Nullable String name) {
    return release.environments().stream()
        .anyMatch(one -> one.name().equals(name) && one.status().equals("succeeded"));
  }

  /** An attempt is over. */
  private void end(Deployment deployment, String status) {
    mark(deployment, status);
    events.completed(release(deployment), environment(deployment), deployment);
  }

  private void mark(Deployment deployment, String status) {
    Release release = release(deployment);
    Environment changed = environment(release, deployment.environment()).with(status);
    releases.put(release.id(), release.with(changed, now()));
  }

  void cancel(Release release, Environment environment) {
    Deployment last =
        attempts(environment).stream()
            .findFirst()
            .filter(one -> environment.status().equals("inProgress"))
            .orElseThrow(
                () -> ReleaseErrors.refused("Nothing is going on in " + environment.name() + "."));
    Deployment ended = last.with("notDeployed", "canceled").completedAt(now());
    deployments.put(ended.id(), ended);
    approvals.stream()
        .filter(one -> one.deployment().id() == last.id() && one.isPending())
        .toList()
        .forEach(one -> approvals.put(one.id(), one.with("canceled", "", now())));
    end(ended, "canceled");
  }

  /** Answers what someone was asked; the last word that was waited for moves the deployment on. */
  Approval decide(int id, String status, String comments) {
    Approval old =
        approvals
            .find(id)
            .orElseThrow(
                () -> ReleaseErrors.missing("Approval", "There is no approval " + id + "."));
    String next = status.toLowerCase(Locale.ROOT);
    if (!old.isPending() || !List.of("approved", "rejected").contains(next)) {
      throw ReleaseErrors.refused(
          "Approval " + id + " is " + old.status() + ", and cannot become " + status + ".");
    }
    Approval decided = old.with(next, comments, now());
    approvals.put(id, decided);
    events.decided(release(old.deployment()), environment(old.deployment()), decided);
    Deployment deployment = deployments.find(old.deployment().id()).orElseThrow();
    boolean open =
        approvals.stream()
            .anyMatch(
                one ->
                    one.deployment().id() == deployment.id()
                        && one.before() == old.before()
                        && one.isPending());
    if (next.equals("rejected")) {
      Deployment refused =
          deployment.with(old.before() ? "notDeployed" : "failed", "rejected").completedAt(now());
      deployments.put(refused.id(), refused);
      end(refused, "rejected");
    } else if (!open && old.before()) {
      run(deployment);
    } else if (!open) {
      succeed(deployment);
    }
    return decided;
  }

  static List<JsonObject> objects(JsonObject holder, String name) {
    List<JsonObject> objects = new ArrayList<>();
    if (Json.member(holder, name) instanceof JsonArray array) {
      array.forEach(
          one -> {
            if (one instanceof JsonObject object) {
              objects.add(object);
            }
          });
    }
    return objects;
  }

  /** Refused where it is not one of these. */
  static String oneOf(String text, String... known) {
    return Stream.of(known)
        .filter(text::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () -> ServiceException.invalidArgument("The status " + text + " is not known."));
  }
}
