// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;
import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Pages;
import io.github.fluentado.emulator.server.Route;
import java.util.List;

/** Plans, and the suites in them. */
final class PlanRoutes {
  private static final String PLANS = "testplan/plans";
  private static final String PLAN = PLANS + "/{plan:int}";
  private static final String SUITES = PLAN + "/suites";
  private static final String SUITE = SUITES + "/{suite:int}";
  private static final int PAGE = 200;

  /** What lists have only for those who ask for it. */
  private static final List<String> DETAILS =
      List.of("buildDefinition", "releaseEnvironmentDefinition", "testOutcomeSettings");

  private final Plans plans;
  private final Points points;
  private final PlanJson json;

  PlanRoutes(Plans plans, Points points, PlanJson json) {
    this.plans = plans;
    this.points = points;
    this.json = json;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", PLANS, this::list).in(PROJECT),
        Route.of("POST", PLANS, this::create).in(PROJECT),
        Route.of("GET", PLAN, call -> Answers.ok(json.plan(plans.plan(call)))).in(PROJECT),
        Route.of("PATCH", PLAN, this::update).in(PROJECT),
        Route.of("DELETE", PLAN, this::delete).in(PROJECT),
        Route.of("GET", SUITES, this::suites).in(PROJECT),
        Route.of("POST", SUITES, this::createSuite).in(PROJECT),
        Route.of("GET", SUITE, this::suite).in(PROJECT),
        Route.of("PATCH", SUITE, this::updateSuite).in(PROJECT),
        Route.of("DELETE", SUITE, this::deleteSuite).in(PROJECT),
        Route.of("GET", "testplan/suites", this::suitesOfCase).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    Project project = plans.organization().requiredProject(call);
    boolean active = call.query().flag("filterActivePlans");
    String owner = call.query().text("owner").orElse("");
    List<Plan> found =
        plans.all(project).stream()
            .filter(plan -> !active || plan.isActive())
            .filter(plan -> owner.isEmpty() || isOwnedBy(plan, owner))
            .toList();
    boolean details = call.query().flag("includePlanDetails");
    return Pages.after(
        found, call.query(), PAGE, plan -> "" + plan.id(), plan -> listed(plan, details));
  }

  private Doc listed(Plan plan, boolean details) {
    Doc listed = json.plan(plan);
    if (!details) {
      DETAILS.forEach(listed.json()::remove);
    }
    return listed;
  }

  private boolean isOwnedBy(Plan plan, String person) {
    JsonElement owner = Json.member(json.plan(plan).json(), "owner");
    return owner instanceof JsonObject known && person.equalsIgnoreCase(Json.string(known, "id"));
  }

  private HttpAnswer create(Call call) {
    Project project = plans.organization().requiredProject(call);
    return Answers.ok(json.plan(plans.create(project, call.object())));
  }

  private HttpAnswer update(Call call) {
    return Answers.ok(json.plan(plans.change(plans.plan(call), call.object())));
  }

  private HttpAnswer delete(Call call) {
    plans.delete(plans.plan(call));
    return HttpAnswer.empty(200);
  }

  private HttpAnswer suites(Call call) {
    Plan plan = plans.plan(call);
    if (call.query().flag("asTreeView")) {
      return Answers.list(List.of(json.suite(plans.suite(plan, plan.root()), true)));
    }
    return Pages.after(
        plans.suites(plan),
        call.query(),
        PAGE,
        suite -> "" + suite.id(),
        suite -> json.suite(suite, false));
  }

  private HttpAnswer suite(Call call) {
    boolean children = call.query().text("expand").filter("children"::equalsIgnoreCase).isPresent();
    return Answers.ok(json.suite(plans.suite(call), children));
  }

  private HttpAnswer createSuite(Call call) {
    Plan plan = plans.plan(call);
    JsonObject body = call.object().deepCopy();
    Plans.required(body, "name");
    Plans.required(body, "suiteType");
    JsonElement parent =
        Json.member(body, "parentSuite") instanceof JsonObject given
            ? Json.member(given, "id")
            : null;
    if (parent == null) {
      throw PlanErrors.bad("The parentSuite is missing.");
    }
    Suite above = plans.suite(plan, Json.number(parent));
    body.remove("parentSuite");
    return Answers.ok(json.suite(plans.create(plan, above, body), false));
  }

  private HttpAnswer updateSuite(Call call) {
    return Answers.ok(json.suite(plans.change(plans.suite(call), call.object()), false));
  }

  private HttpAnswer deleteSuite(Call call) {
    plans.delete(plans.suite(call));
    return HttpAnswer.empty(200);
  }

  /** Wherever a test case is. */
  private HttpAnswer suitesOfCase(Call call) {
    int testCase =
        call.query()
            .number("testCaseId")
            .orElseThrow(() -> PlanErrors.bad("The testCaseId is missing."));
    return Answers.list(
        points.all().stream()
            .filter(point -> point.testCase() == testCase)
            .map(Point::suite)
            .distinct()
            .flatMap(id -> plans.suite(id).stream())
            .toList(),
        suite -> json.suite(suite, false));
  }
}
