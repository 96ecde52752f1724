// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;

/** Branch policies: types, configurations, evaluations. */
public final class PolicyArea implements Area {
  private static final int PAGE = 1000;

  private final World world;
  private final Policies policies;
  private final Evaluations evaluations;
  private final PolicyJson json;

  public PolicyArea(World world) {
    this.world = world;
    this.policies = new Policies(world);
    this.evaluations = new Evaluations(world, policies);
    this.json = new PolicyJson(world.organization());
  }

  public Policies policies() {
    return policies;
  }

  public Evaluations evaluations() {
    return evaluations;
  }

  @Override
  public List<Route> routes() {
    String all = "policy/configurations";
    String one = all + "/{id:int}";
    String evaluation = "policy/evaluations/{id}";
    return List.of(
        Route.of("GET", "policy/types", this::types).in(PROJECT),
        Route.of("GET", "policy/types/{id}", this::type).in(PROJECT),
        Route.of("GET", all, this::list).in(PROJECT),
        Route.of("POST", all, this::create).in(PROJECT),
        Route.of("GET", one, this::get).in(PROJECT),
        Route.of("PUT", one, this::update).in(PROJECT),
        Route.of("DELETE", one, this::delete).in(PROJECT),
        Route.of("GET", one + "/revisions", this::revisions).in(PROJECT),
        Route.of("GET", one + "/revisions/{revision:int}", this::revision).in(PROJECT),
        Route.of("GET", "git/policy/configurations", this::listForBranch).in(PROJECT),
        Route.of("GET", "policy/evaluations", this::evaluations).in(PROJECT).preview(),
        Route.of("GET", evaluation, this::evaluation).in(PROJECT).preview(),
        Route.of("PATCH", evaluation, this::requeue).in(PROJECT).preview());
  }

  private Project project(Call call) {
    return world.organization().requiredProject(call);
  }

  private HttpAnswer types(Call call) {
    Project project = project(call);
    return Answers.list(PolicyType.all(), type -> json.type(type, project));
  }

  private HttpAnswer type(Call call) {
    Project project = project(call);
    String id = call.part("id");
    return PolicyType.find(id)
        .map(type -> Answers.ok(json.type(type, project)))
        .orElseThrow(() -> PolicyErrors.noType(id));
  }

  private HttpAnswer list(Call call) {
    Project project = project(call);
    Predicate<Configuration> inScope =
        call.query().text("scope").map(scope -> covers(project, scope)).orElse(policy -> true);
    return page(call, policies.of(project).stream().filter(inScope).toList());
  }

  /**
   * The older filter: the id of a repository without hyphens, then perhaps a colon and a branch.
   */
  private static Predicate<Configuration> covers(Project project, String scope) {
    String[] parts = scope.split(":", 2);
    Place place =
        new Place(project.id(), repository(parts[0]), parts.length > 1 ? parts[1] : null, false);
    return policy -> policy.covers(place);
  }

  private HttpAnswer listForBranch(Call call) {
    Project project = project(call);
    UUID repository = call.query().text("repositoryId").map(PolicyArea::repository).orElse(null);
    String ref = call.query().text("refName").orElse(null);
    if (ref != null && repository == null) {
      throw ServiceException.invalidArgument("A refName needs a repositoryId beside it.");
    }
    Place place = new Place(project.id(), repository, ref, false);
    return page(
        call, policies.of(project).stream().filter(policy -> policy.covers(place)).toList());
  }

  private static UUID repository(String text) {
    String id =
        text.replaceFirst(
            "^([0-9a-fA-F]{8})([0-9a-fA-F]{4})([0-9a-fA-F]{4})([0-9a-fA-F]{4})([0-9a-fA-F]{12})$",
            "$1-$2-$3-$4-$5");
    return uuid(id, "repository");
  }

  private static UUID uuid(String text, String what) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ServiceException.invalidArgument("'" + text + "' is not the id of a " + what + ".");
    }
  }

  private HttpAnswer page(Call call, List<Configuration> all) {
    String type = call.query().text("policyType").map(t -> t.toLowerCase(Locale.ROOT)).orElse("");
    int from = call.query().count("continuationToken", 0);
    int top = Math.max(1, call.query().count("$top", PAGE));
    List<Configuration> rest =
        all.stream()
            .filter(policy -> type.isEmpty() || policy.isType(type))
            .filter(policy -> policy.id() >= from)
            .toList();
    HttpAnswer answer = Answers.list(rest.stream().limit(top).toList(), json::configuration);
    return rest.size() > top
        ? answer.with("x-ms-continuationtoken", String.valueOf(rest.get(top).id()))
        : answer;
  }

  private HttpAnswer create(Call call) {
    return Answers.ok(json.configuration(policies.add(project(call), call.object())));
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json.configuration(all(call).last()));
  }

  private HttpAnswer update(Call call) {
    int id = call.number("id");
    return Answers.ok(json.configuration(policies.update(project(call), id, call.object())));
  }

  private HttpAnswer delete(Call call) {
    policies.delete(project(call), call.number("id"));
    return Answers.none();
  }

  private Sequence<Configuration> all(Call call) {
    return policies.revisions(project(call), call.number("id"));
  }

  private HttpAnswer revisions(Call call) {
    return Answers.list(slice(call, all(call).items()), json::configuration);
  }

  private HttpAnswer revision(Call call) {
    int number = call.number("revision");
    return all(call).stream()
        .filter(policy -> policy.revision() == number)
        .findFirst()
        .map(policy -> Answers.ok(json.configuration(policy)))
        .orElseThrow(() -> PolicyErrors.noRevision(call.number("id"), number));
  }

  private static <T> List<T> slice(Call call, List<T> all) {
    int top = call.query().count("$top", PAGE);
    return all.stream().skip(call.query().count("$skip", 0)).limit(top).toList();
  }

  private HttpAnswer evaluations(Call call) {
    String artifact =
        call.query()
            .text("artifactId")
            .orElseThrow(() -> ServiceException.invalidArgument("An artifactId is needed."));
    Subject subject = evaluations.subject(artifact);
    if (!subject.target().project().equals(project(call).id())) {
      throw PolicyErrors.badArtifact(artifact);
    }
    boolean all = call.query().flag("includeNotApplicable");
    List<Evaluation> found =
        evaluations.of(subject.artifactId()).stream()
            .filter(e -> all || e.status() != Evaluation.Status.NOT_APPLICABLE)
            .toList();
    return Answers.list(slice(call, found), json::evaluation);
  }

  private HttpAnswer evaluation(Call call) {
    return Answers.ok(json.evaluation(find(call)));
  }

  private HttpAnswer requeue(Call call) {
    return Answers.ok(json.evaluation(evaluations.requeue(find(call))));
  }

  private Evaluation find(Call call) {
    Project project = project(call);
    String id = call.part("id");
    return evaluations
        .find(uuid(id, "policy evaluation"))
        .filter(evaluation -> evaluation.configuration().project().equals(project.id()))
        .orElseThrow(() -> PolicyErrors.noEvaluation(id));
  }
}
