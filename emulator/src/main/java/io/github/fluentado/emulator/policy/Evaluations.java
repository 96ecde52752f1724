// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.policy.Evaluation.Context;
import io.github.fluentado.emulator.policy.Evaluation.Status;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What policies have said of each pull request, and what they say now. */
public final class Evaluations {
  private static final Context NOTHING = new Context(0, 0);

  /** Queues builds for policies. */
  public interface Builds {
    /**
     * Queues a build of the merged changes.
     *
     * @return the build's number; empty when there is no such definition
     */
    OptionalInt queue(UUID project, int definition, int pullRequest, String commit);
  }

  /** Finds what an artifact id names. */
  public interface Subjects {
    Optional<Subject> find(String artifactId);
  }

  private final World world;
  private final Policies policies;
  private final Table<UUID, Evaluation> rows;
  private final Table<String, Table<UUID, Evaluation>> byArtifact;
  private final List<Builds> builds = new CopyOnWriteArrayList<>();
  private final List<Subjects> subjects = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  Evaluations(World world, Policies policies) {
    this.world = world;
    this.policies = policies;
    this.rows = world.store().table();
    this.byArtifact = world.store().table(String.CASE_INSENSITIVE_ORDER);
    world.events().listen(this::happened);
  }

  /** Whoever keeps pull requests says how they are found. */
  public void subjects(Subjects source) {
    subjects.add(source);
  }

  /** Whoever runs builds lets policies queue them. */
  public void builds(Builds queue) {
    builds.add(queue);
  }

  /** Tells of each artifact on which a policy has changed its mind by itself. */
  public void whenJudged(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Looks again at a pull request; answers what each policy that guards its target says. */
  public List<Evaluation> judge(Subject subject) {
    List<Configuration> guards =
        policies.guarding(subject.target()).stream().filter(Judge::looksAtPullRequests).toList();
    List<Integer> ids = guards.stream().map(Configuration::id).toList();
    of(subject.artifactId()).stream()
        .filter(old -> !ids.contains(old.configuration().id()))
        .forEach(this::remove);
    return guards.stream().map(policy -> judge(policy, subject)).toList();
  }

  /**
   * A reviewer whom a policy wants.
   *
   * @param required false when the policy only asks and does not block
   */
  public record Wanted(UUID reviewer, boolean required) {}

  /** Whom policies want as reviewers, given the files that are changed. */
  public List<Wanted> reviewers(Subject subject) {
    return policies.guarding(subject.target()).stream()
        .filter(policy -> policy.isType(PolicyType.REQUIRED_REVIEWERS))
        .filter(policy -> Judge.concerns(policy.settings(), subject))
        .flatMap(
            policy ->
                policy.settings().texts("requiredReviewerIds").stream()
                    .map(id -> new Wanted(UUID.fromString(id), policy.blocking())))
        .toList();
  }

  /** Whether any policy takes votes back when the source branch is pushed to. */
  public boolean resetsOnPush(Subject subject, boolean approvals) {
    String flag = approvals ? "resetOnSourcePush" : "resetRejectionsOnSourcePush";
    return policies.guarding(subject.target()).stream()
        .anyMatch(
            policy -> policy.isType(PolicyType.MINIMUM_REVIEWERS) && policy.settings().flag(flag));
  }

  /** Whether a policy counts a posted status only for the iteration that it names. */
  public boolean needsIteration(Subject subject, @Nullable String genre, String name) {
    return policies.guarding(subject.target()).stream()
        .filter(policy -> policy.isType(PolicyType.STATUS))
        .map(Configuration::settings)
        .anyMatch(
            settings ->
                settings.flag("invalidateOnSourceUpdate")
                    && name.equalsIgnoreCase(settings.text("statusName"))
                    && Objects.requireNonNullElse(genre, "")
                        .equalsIgnoreCase(
                            Objects.requireNonNullElse(settings.text("statusGenre"), "")));
  }

  /** Whether a branch may only be changed by pull requests. */
  public boolean guards(Place place) {
    return policies.guarding(place).stream()
        .anyMatch(policy -> policy.blocking() && Judge.looksAtPullRequests(policy));
  }

  private void put(Evaluation evaluation) {
    rows.put(evaluation.id(), evaluation);
    Optional<Table<UUID, Evaluation>> known = byArtifact.find(evaluation.artifactId());
    Table<UUID, Evaluation> own = known.orElseGet(() -> world.store().table());
    if (known.isEmpty()) {
      byArtifact.put(evaluation.artifactId(), own);
    }
    own.put(evaluation.id(), evaluation);
  }

  private void remove(Evaluation evaluation) {
    rows.remove(evaluation.id());
    byArtifact.find(evaluation.artifactId()).ifPresent(own -> own.remove(evaluation.id()));
  }

  private Evaluation judge(Configuration policy, Subject subject) {
    UUID id = world.organization().derivedId("evaluation", policy.id() + subject.artifactId());
    Instant now = world.organization().now();
    Evaluation before =
        rows.find(id)
            .orElseGet(
                () ->
                    new Evaluation(
                        id, subject.artifactId(), policy, Status.QUEUED, now, null, NOTHING));
    Evaluation next = judged(before, policy, subject, now);
    if (!next.equals(before) || !rows.has(id)) {
      put(next);
    }
    return next;
  }

  private Evaluation judged(Evaluation before, Configuration policy, Subject subject, Instant now) {
    if (!policy.isType(PolicyType.BUILD)) {
      Context seen = new Context(subject.iteration(), 0);
      return before.judged(policy, Judge.of(policy, subject), seen, now);
    }
    if (!Judge.concerns(policy.settings(), subject)) {
      return before.judged(policy, Status.NOT_APPLICABLE, before.context(), now);
    }
    boolean looked = before.context().iteration() == subject.iteration();
    if (looked || policy.settings().flag("manualQueueOnly")) {
      Status kept = looked ? before.status() : Status.QUEUED;
      return before.judged(policy, kept, before.context(), now);
    }
    return queued(before, policy, subject, now);
  }

  private Evaluation queued(Evaluation before, Configuration policy, Subject subject, Instant now) {
    String commit = subject.mergeCommit();
    if (commit == null) {
      return before.judged(policy, Status.QUEUED, before.context(), now);
    }
    int definition = policy.settings().number("buildDefinitionId", 0);
    for (Builds queue : builds) {
      OptionalInt build = queue.queue(policy.project(), definition, subject.id(), commit);
      if (build.isPresent()) {
        Context context = new Context(subject.iteration(), build.getAsInt());
        return before.judged(policy, Status.QUEUED, context, now);
      }
    }
    Status status = builds.isEmpty() ? Status.QUEUED : Status.BROKEN;
    return before.judged(policy, status, new Context(subject.iteration(), 0), now);
  }

  /** Looks again as somebody asked for; a build is queued anew. */
  Evaluation requeue(Evaluation old) {
    Subject subject = subject(old.artifactId());
    Configuration policy = policies.newest(old.configuration().id()).orElseThrow();
    Instant now = world.organization().now();
    Evaluation next =
        policy.isType(PolicyType.BUILD) && Judge.concerns(policy.settings(), subject)
            ? queued(old, policy, subject, now)
            : judged(old, policy, subject, now);
    put(next);
    tell(next.artifactId());
    return next;
  }

  Subject subject(String artifactId) {
    return subjects.stream()
        .flatMap(source -> source.find(artifactId).stream())
        .findFirst()
        .orElseThrow(() -> PolicyErrors.badArtifact(artifactId));
  }

  /** What was said last, in the order of the policies. */
  List<Evaluation> of(String artifactId) {
    return byArtifact.find(artifactId).stream()
        .flatMap(Table::stream)
        .sorted(Comparator.comparingInt(e -> e.configuration().id()))
        .toList();
  }

  Optional<Evaluation> find(UUID id) {
    return rows.find(id);
  }

  /** A finished build satisfies the policies that wait for it, or does not. */
  private void happened(ServiceEvent event) {
    if (event.type().equals("build.complete")) {
      finished(event.resource());
    }
  }

  private void finished(JsonObject build) {
    String result = Json.string(build, "result");
    String outcome = result == null ? String.valueOf(Json.string(build, "status")) : result;
    Status status = outcome.equalsIgnoreCase("succeeded") ? Status.APPROVED : Status.REJECTED;
    for (Evaluation waiting : rows.values()) {
      if (!waiting.status().done() && isFor(waiting, build)) {
        Instant now = world.organization().now();
        put(waiting.judged(waiting.configuration(), status, waiting.context(), now));
        tell(waiting.artifactId());
      }
    }
  }

  /** By the number of the build that was queued, or by definition and branch of any other. */
  private static boolean isFor(Evaluation waiting, JsonObject build) {
    if (!waiting.configuration().isType(PolicyType.BUILD)) {
      return false;
    }
    if (waiting.context().build() > 0) {
      return waiting.context().build() == number(build, "id");
    }
    int wanted = waiting.configuration().settings().number("buildDefinitionId", 0);
    boolean sameDefinition =
        Json.member(build, "definition") instanceof JsonObject definition
            && number(definition, "id") == wanted;
    String number = waiting.artifactId().substring(waiting.artifactId().lastIndexOf('/') + 1);
    String branch = "refs/pull/" + number + "/merge";
    return sameDefinition && branch.equals(Json.string(build, "sourceBranch"));
  }

  private static int number(JsonObject object, String name) {
    return Json.member(object, name) == null ? 0 : Json.number(object.get(name));
  }

  private void tell(String artifactId) {
    listeners.forEach(listener -> listener.accept(artifactId));
  }
}
