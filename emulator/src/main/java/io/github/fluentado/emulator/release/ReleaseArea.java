// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.release.Release.Environment;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Pages;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Releases: definitions, releases, environments, deployments and approvals. */
public final class ReleaseArea implements Area {
  private static final String DEFINITIONS = "release/definitions";
  private static final String DEFINITION = DEFINITIONS + "/{definition:int}";
  private static final String RELEASES = "release/releases";
  private static final String RELEASE = RELEASES + "/{release:int}";
  private static final String ENVIRONMENT = RELEASE + "/environments/{environment:int}";
  private static final String APPROVALS = "release/approvals";
  private static final int USUAL_PAGE = 50;
  private static final int MOST_DEFINITIONS = 10_000;

  private final Organization organization;
  private final Definitions definitions;
  private final Releases releases;
  private final ReleaseJson json;

  public ReleaseArea(World world) {
    this.organization = world.organization();
    this.definitions = new Definitions(world);
    this.releases =
        new Releases(
            world,
            all -> new ReleaseEvents(world, new ReleaseJson(organization, all, definitions)));
    this.json = new ReleaseJson(organization, releases, definitions);
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>(new LogRoutes(organization, releases).routes());
    routes.addAll(own());
    return routes;
  }

  private List<Route> own() {
    return List.of(
        Route.of("GET", DEFINITIONS, this::definitions).in(PROJECT),
        Route.of("POST", DEFINITIONS, this::create).in(PROJECT),
        Route.of("PUT", DEFINITIONS, this::update).in(PROJECT),
        Route.of("GET", DEFINITION, call -> Answers.ok(definition(call).facts())).in(PROJECT),
        Route.of("DELETE", DEFINITION, this::delete).in(PROJECT),
        Route.of("GET", DEFINITION + "/revisions", this::revisions).in(PROJECT),
        Route.of("GET", DEFINITION + "/revisions/{revision:int}", this::revision).in(PROJECT),
        Route.of("GET", RELEASES, this::list).in(PROJECT),
        Route.of("POST", RELEASES, this::release).in(PROJECT),
        Route.of("GET", RELEASE, call -> Answers.ok(json.release(found(call), true))).in(PROJECT),
        Route.of("PUT", RELEASE, this::change).in(PROJECT),
        Route.of("PATCH", RELEASE, this::change).in(PROJECT),
        Route.of("GET", ENVIRONMENT, this::environment).in(PROJECT),
        Route.of("PATCH", ENVIRONMENT, this::deploy).in(PROJECT),
        Route.of("GET", "release/deployments", this::deployments).in(PROJECT),
        Route.of("GET", APPROVALS, this::approvals).in(PROJECT),
        Route.of("PATCH", APPROVALS + "/{approval:int}", this::decide).in(PROJECT));
  }

  private UUID project(Call call) {
    return organization.requiredProject(call).id();
  }

  private Definition definition(Call call) {
    return definitions.find(project(call), call.number("definition"));
  }

  private Release found(Call call) {
    return releases.in(project(call), call.number("release"));
  }

  private HttpAnswer definitions(Call call) {
    Query query = call.query();
    boolean exact = query.flag("isExactNameMatch");
    Optional<String> text = query.text("searchText").map(t -> t.toLowerCase(Locale.ROOT));
    List<String> ids = query.list("definitionIdFilter");
    List<Definition> found =
        definitions.in(project(call)).stream()
            .filter(one -> text.filter(t -> !matches(one.name(), t, exact)).isEmpty())
            .filter(one -> ids.isEmpty() || ids.contains(Integer.toString(one.id())))
            .filter(one -> query.text("path").filter(p -> !p.equals(path(one))).isEmpty())
            .toList();
    return Pages.after(
        found,
        query,
        MOST_DEFINITIONS,
        one -> Integer.toString(one.id()),
        one -> shown(one, query));
  }

  private static String path(Definition one) {
    return String.valueOf(Json.string(one.facts(), "path"));
  }

  private static boolean matches(String name, String text, boolean exact) {
    String lower = name.toLowerCase(Locale.ROOT);
    return exact ? lower.equals(text) : lower.contains(text);
  }

  /** Lists have the large members only when asked. */
  private static JsonObject shown(Definition one, Query query) {
    String expand = query.text("$expand").orElse("").toLowerCase(Locale.ROOT);
    JsonObject facts = one.facts().deepCopy();
    Stream.of("environments", "artifacts", "triggers", "variables")
        .filter(member -> !expand.contains(member))
        .forEach(facts::remove);
    return facts;
  }

  private HttpAnswer create(Call call) {
    return Answers.ok(
        definitions.create(organization.requiredProject(call), call.object()).facts());
  }

  private HttpAnswer update(Call call) {
    return Answers.ok(
        definitions.update(organization.requiredProject(call), call.object()).facts());
  }

  private HttpAnswer delete(Call call) {
    definitions.delete(definition(call));
    return Answers.none();
  }

  private HttpAnswer revisions(Call call) {
    Definition definition = definition(call);
    return Answers.list(
        definition.revisions(),
        facts ->
            Doc.of("definitionId", definition.id())
                .with("revision", facts.get("revision"))
                .with("changedBy", facts.get("modifiedBy"))
                .with("changedDate", facts.get("modifiedOn"))
                .with("changeType", Json.number(facts.get("revision")) == 1 ? "add" : "update"));
  }

  private HttpAnswer revision(Call call) {
    Definition definition = definition(call);
    int number = call.number("revision");
    if (number < 1 || number > definition.revisions().size()) {
      throw ReleaseErrors.missing(
          "ReleaseDefinitionRevision", "There is no revision " + number + ".");
    }
    String text = Json.text(definition.revisions().get(number - 1));
    return HttpAnswer.of(200, "text/plain; charset=utf-8", text);
  }

  private HttpAnswer list(Call call) {
    UUID project = project(call);
    Query query = call.query();
    Optional<Integer> definition = query.number("definitionId");
    Optional<String> status = query.text("statusFilter");
    Optional<String> text = query.text("searchText").map(t -> t.toLowerCase(Locale.ROOT));
    String expand = query.text("$expand").orElse("").toLowerCase(Locale.ROOT);
    List<Release> found =
        releases
            .all()
            .filter(one -> one.project().equals(project))
            .filter(one -> definition.filter(id -> id != one.definition()).isEmpty())
            .filter(one -> status.filter(s -> !s.equalsIgnoreCase(one.status())).isEmpty())
            .filter(one -> text.filter(t -> !matches(one.name(), t, false)).isEmpty())
            .sorted(order(query, Comparator.comparing(Release::id)))
            .toList();
    return Pages.after(
        found,
        query,
        USUAL_PAGE,
        one -> Integer.toString(one.id()),
        one -> json.release(one, expand.contains("environments")));
  }

  /** The newest first, unless asked for otherwise. */
  private static <T> Comparator<T> order(Query query, Comparator<T> ascending) {
    return query.text("queryOrder").filter("ascending"::equalsIgnoreCase).isPresent()
        ? ascending
        : ascending.reversed();
  }

  private HttpAnswer release(Call call) {
    JsonObject sent = call.object();
    JsonElement id = Json.member(sent, "definitionId");
    Definition definition = definitions.find(project(call), id == null ? 0 : Json.number(id));
    return Answers.ok(json.release(releases.create(definition, sent.deepCopy()), true));
  }

  private HttpAnswer change(Call call) {
    Release old = found(call);
    JsonObject sent = call.object();
    String status = Json.string(sent, "status");
    JsonObject facts = old.facts().deepCopy();
    for (String member : List.of("description", "keepForever", "tags", "variables", "artifacts")) {
      JsonElement value = Json.member(sent, member);
      if (value != null) {
        facts.add(member, value.deepCopy());
      }
    }
    String next =
        status == null ? old.status() : Releases.oneOf(status, "draft", "active", "abandoned");
    return Answers.ok(json.release(releases.change(old, next, facts), true));
  }

  private HttpAnswer environment(Call call) {
    Release release = found(call);
    Environment one = releases.environment(release, call.number("environment"));
    return Answers.ok(json.environment(release, one));
  }

  private HttpAnswer deploy(Call call) {
    Release release = found(call);
    Environment one = releases.environment(release, call.number("environment"));
    String status = String.valueOf(Json.string(call.object(), "status"));
    if (Releases.oneOf(status, "inProgress", "canceled").equals("inProgress")) {
      releases.deploy(release.id(), one.id());
    } else {
      releases.cancel(release, one);
    }
    return environment(call);
  }

  private HttpAnswer deployments(Call call) {
    UUID project = project(call);
    Query query = call.query();
    Map<String, Function<Deployment, Object>> filters =
        Map.of(
            "definitionId",
            one -> releases.release(one).definition(),
            "definitionEnvironmentId",
            one -> releases.environment(one).source(),
            "deploymentStatus",
            Deployment::status,
            "operationStatus",
            Deployment::operation);
    List<Deployment> found =
        releases
            .deployments()
            .filter(one -> releases.release(one).project().equals(project))
            .filter(
                one ->
                    filters.entrySet().stream()
                        .allMatch(
                            filter ->
                                query
                                    .text(filter.getKey())
                                    .map(t -> t.equalsIgnoreCase("" + filter.getValue().apply(one)))
                                    .orElse(true)))
            .sorted(order(query, Comparator.comparing(Deployment::id)))
            .toList();
    return Pages.after(
        found, query, USUAL_PAGE, one -> Integer.toString(one.id()), json::deployment);
  }

  /** Those that wait for somebody, unless others are asked for. */
  private HttpAnswer approvals(Call call) {
    UUID project = project(call);
    Query query = call.query();
    String status = query.text("statusFilter").orElse("pending");
    List<String> ids = query.list("releaseIdsFilter");
    Optional<String> who = query.text("assignedToFilter");
    List<Approval> found =
        releases
            .approvals()
            .filter(one -> releases.release(one.deployment()).project().equals(project))
            .filter(
                one ->
                    status.equalsIgnoreCase("undefined") || status.equalsIgnoreCase(one.status()))
            .filter(one -> ids.isEmpty() || ids.contains("" + one.deployment().release()))
            .filter(one -> who.filter(text -> !one.approver().answersTo(text)).isEmpty())
            .sorted(Comparator.comparing(Approval::id).reversed())
            .toList();
    return Pages.after(found, query, USUAL_PAGE, one -> Integer.toString(one.id()), json::approval);
  }

  private HttpAnswer decide(Call call) {
    UUID project = project(call);
    int id = call.number("approval");
    boolean here =
        releases
            .approvals()
            .anyMatch(
                one ->
                    one.id() == id && releases.release(one.deployment()).project().equals(project));
    if (!here) {
      throw ReleaseErrors.missing("Approval", "There is no approval " + id + ".");
    }
    JsonObject sent = call.object();
    String status = String.valueOf(Json.string(sent, "status"));
    return Answers.ok(
        json.approval(releases.decide(id, status, Json.string(sent, "comments", ""))));
  }
}
