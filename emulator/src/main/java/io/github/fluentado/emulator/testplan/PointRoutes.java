// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Pages;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points of suites, in the newer resources and in the older ones.
 *
 * <p>All enter to change: the configurations that they name are kept by the general rules, which
 * read no other way.
 */
final class PointRoutes {
  private static final String NEW = "testplan/plans/{plan:int}/suites/{suite:int}/testpoint";
  private static final String OLD = "test/plans/{plan:int}/suites/{suite:int}/points";
  private static final int PAGE = 200;

  private final Plans plans;
  private final Points points;
  private final PlanJson json;
  private final Old old;

  PointRoutes(Plans plans, Points points, Cases cases, PlanJson json) {
    this.plans = plans;
    this.points = points;
    this.json = json;
    this.old = new Old(plans, points, cases);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", NEW, this::list).in(PROJECT).changing(),
        Route.of("PATCH", NEW, this::update).in(PROJECT),
        Route.of("GET", OLD, this::listOld).in(PROJECT).changing(),
        Route.of("GET", OLD + "/{points}", this::getOld).in(PROJECT).changing(),
        Route.of("PATCH", OLD + "/{points}", this::updateOld).in(PROJECT),
        Route.of("POST", "test/points", this::query).in(PROJECT));
  }

  private List<Point> wanted(Call call, String... names) {
    Query query = call.query();
    List<Integer> ids = Arrays.stream(names).flatMap(n -> query.numbers(n).stream()).toList();
    int testCase = query.number("testCaseId").orElse(0);
    int configuration = query.number("configurationId").orElse(0);
    List<Point> found =
        points.of(plans.suite(call)).stream()
            .filter(point -> ids.isEmpty() || ids.contains(point.id()))
            .filter(point -> testCase == 0 || point.testCase() == testCase)
            .filter(point -> configuration == 0 || point.configuration() == configuration)
            .toList();
    ids.stream()
        .filter(id -> found.stream().noneMatch(point -> point.id() == id))
        .findFirst()
        .ifPresent(
            id -> {
              throw PlanErrors.missing("Test point", id);
            });
    return found;
  }

  private HttpAnswer list(Call call) {
    List<Point> found = wanted(call, "pointId", "testPointIds");
    return Pages.after(found, call.query(), PAGE, point -> "" + point.id(), json::point);
  }

  private HttpAnswer listOld(Call call) {
    List<Point> found = wanted(call, "testPointIds");
    int skip = call.query().count("$skip", 0);
    int top = call.query().count("$top", PAGE);
    return Answers.list(found.stream().skip(skip).limit(top).toList(), old::point);
  }

  private Point of(Suite suite, int id) {
    Point point = points.required(id);
    if (point.suite() != suite.id()) {
      throw PlanErrors.missing("Test point", id);
    }
    return point;
  }

  private HttpAnswer update(Call call) {
    Suite suite = plans.suite(call);
    List<Point> changed = new ArrayList<>();
    for (JsonElement element : call.array()) {
      JsonElement id = element instanceof JsonObject one ? Json.member(one, "id") : null;
      if (id == null) {
        throw PlanErrors.bad("Each point is an object with an id.");
      }
      JsonObject one = element.getAsJsonObject();
      String outcome =
          Json.member(one, "results") instanceof JsonObject results
              ? Json.string(results, "outcome")
              : null;
      changed.add(changed(of(suite, Json.number(id)), one, outcome, "isActive"));
    }
    return Answers.list(changed, json::point);
  }

  private Point changed(
      Point point, JsonObject change, @Nullable String outcome, String makesActive) {
    JsonElement tester = Json.member(change, "tester");
    Point next = tester == null ? point : points.assign(point, tester);
    if (outcome != null) {
      next = points.record(next, Outcomes.known(outcome), next.run(), next.result());
    }
    return Json.flag(change, makesActive)
        ? points.record(next, Point.NONE, next.run(), next.result())
        : next;
  }

  private List<Point> named(Call call) {
    Suite suite = plans.suite(call);
    try {
      return Arrays.stream(call.part("points").split(",", -1))
          .map(text -> of(suite, Integer.parseInt(text.trim())))
          .toList();
    } catch (NumberFormatException e) {
      throw PlanErrors.bad("'" + call.part("points") + "' is no list of ids.");
    }
  }

  private HttpAnswer getOld(Call call) {
    return Answers.ok(old.point(named(call).get(0)));
  }

  private HttpAnswer updateOld(Call call) {
    JsonObject change = call.object();
    String outcome = Json.string(change, "outcome");
    return Answers.list(
        named(call).stream()
            .map(point -> changed(point, change, outcome, "resetToActive"))
            .toList(),
        old::point);
  }

  /** Of all plans of the project. */
  private HttpAnswer query(Call call) {
    List<Integer> suites =
        plans.all(plans.organization().requiredProject(call)).stream()
            .flatMap(plan -> plans.suites(plan).stream())
            .map(Suite::id)
            .toList();
    JsonObject body = call.object();
    List<Integer> testCases =
        Json.member(body, "pointsFilter") instanceof JsonObject filter
                && Json.member(filter, "testcaseIds") instanceof JsonArray ids
            ? ids.asList().stream().map(Json::number).toList()
            : List.of();
    List<JsonObject> found =
        points.all().stream()
            .filter(point -> suites.contains(point.suite()))
            .filter(point -> testCases.isEmpty() || testCases.contains(point.testCase()))
            .skip(call.query().count("$skip", 0))
            .limit(call.query().count("$top", PAGE))
            .map(point -> old.point(point).json())
            .toList();
    JsonObject answer = body.deepCopy();
    answer.add("points", Json.of(found));
    return Answers.ok(answer);
  }
}
