// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import static io.github.fluentado.emulator.server.Scope.PROJECT;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Pages;
import io.github.fluentado.emulator.server.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Test cases in suites, in the newer resources and in the older ones.
 *
 * <p>All enter to change: the configurations that they name are kept by the general rules, which
 * read no other way.
 */
final class CaseRoutes {
  private static final String NEW = "testplan/plans/{plan:int}/suites/{suite:int}/testcase";
  private static final String OLD = "test/plans/{plan:int}/suites/{suite:int}/testcases";
  private static final String OLD_ONES = OLD + "/{cases}";
  private static final int PAGE = 200;

  private final Plans plans;
  private final Points points;
  private final Cases cases;
  private final PlanJson json;
  private final Old old;

  CaseRoutes(Plans plans, Points points, Cases cases, PlanJson json) {
    this.plans = plans;
    this.points = points;
    this.cases = cases;
    this.json = json;
    this.old = new Old(plans, points, cases);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", NEW, this::list).in(PROJECT).changing(),
        Route.of("POST", NEW, this::add).in(PROJECT),
        Route.of("PATCH", NEW, this::update).in(PROJECT),
        Route.of("DELETE", NEW, this::remove).in(PROJECT),
        Route.of("GET", NEW + "/{case:int}", this::get).in(PROJECT).changing(),
        Route.of("GET", OLD, call -> olds(plans.suite(call), ids(plans.suite(call))))
            .in(PROJECT)
            .changing(),
        Route.of("GET", OLD_ONES, this::getOld).in(PROJECT).changing(),
        Route.of("POST", OLD_ONES, this::addOld).in(PROJECT),
        Route.of("PATCH", OLD_ONES, this::updateOld).in(PROJECT),
        Route.of("DELETE", OLD_ONES, this::removeOld).in(PROJECT));
  }

  /** In the order in which they were added. */
  private List<Integer> ids(Suite suite) {
    return points.of(suite).stream().map(Point::testCase).distinct().toList();
  }

  private HttpAnswer list(Call call) {
    Suite top = plans.suite(call);
    List<Integer> wanted = call.query().numbers("testIds");
    List<Doc> found = new ArrayList<>();
    for (Suite suite : call.query().flag("isRecursive") ? below(top) : List.of(top)) {
      ids(suite).stream()
          .filter(id -> wanted.isEmpty() || wanted.contains(id))
          .forEach(id -> found.add(json.testCase(suite, id)));
    }
    return Pages.after(found, call.query(), PAGE, one -> "" + found.indexOf(one), one -> one);
  }

  /** The suite and all in it. */
  private List<Suite> below(Suite top) {
    List<Suite> all = new ArrayList<>(List.of(top));
    plans.children(top).forEach(child -> all.addAll(below(child)));
    return all;
  }

  private int there(Suite suite, int id) {
    if (points.of(suite, id).isEmpty()) {
      throw PlanErrors.missing("Test case", id);
    }
    return id;
  }

  private HttpAnswer get(Call call) {
    Suite suite = plans.suite(call);
    return Answers.list(List.of(json.testCase(suite, there(suite, call.number("case")))));
  }

  /** The configurations of each test case that a body names. */
  private static Map<Integer, List<Integer>> sent(Call call) {
    Map<Integer, List<Integer>> sent = new LinkedHashMap<>();
    for (JsonElement element : call.array()) {
      JsonElement id =
          element instanceof JsonObject one && Json.member(one, "workItem") instanceof JsonObject w
              ? Json.member(w, "id")
              : null;
      if (id == null) {
        throw PlanErrors.bad("Each test case is an object with a workItem that has an id.");
      }
      sent.put(Json.number(id), configurations(element.getAsJsonObject()));
    }
    return sent;
  }

  private static List<Integer> configurations(JsonObject one) {
    return Json.member(one, "pointAssignments") instanceof JsonArray assigned
        ? assigned.asList().stream()
            .filter(JsonObject.class::isInstance)
            .map(point -> Json.member(point.getAsJsonObject(), "configurationId"))
            .filter(Objects::nonNull)
            .map(Json::number)
            .toList()
        : List.of();
  }

  private HttpAnswer add(Call call) {
    Suite suite = plans.suite(call);
    Map<Integer, List<Integer>> sent = sent(call);
    sent.forEach(
        (id, configurations) -> {
          cases.required(id);
          points.add(suite, id, configurations.isEmpty() ? usual(suite) : configurations);
        });
    return Answers.list(List.copyOf(sent.keySet()), id -> json.testCase(suite, id));
  }

  /** Those of the suite, or of the nearest one around it that has some. */
  private List<Integer> usual(Suite suite) {
    if (Json.member(suite.facts(), "defaultConfigurations") instanceof JsonArray own
        && !own.isEmpty()) {
      return own.asList().stream()
          .map(one -> one instanceof JsonObject known ? Json.member(known, "id") : null)
          .filter(Objects::nonNull)
          .map(Json::number)
          .toList();
    }
    return plans.suite(suite.parent()).map(this::usual).orElse(List.of(Cases.USUAL));
  }

  private HttpAnswer update(Call call) {
    Suite suite = plans.suite(call);
    Map<Integer, List<Integer>> sent = sent(call);
    sent.forEach(
        (id, configurations) -> {
          there(suite, id);
          points.set(suite, id, configurations.isEmpty() ? usual(suite) : configurations);
        });
    return Answers.list(List.copyOf(sent.keySet()), id -> json.testCase(suite, id));
  }

  private HttpAnswer remove(Call call) {
    List<Integer> ids = new ArrayList<>(call.query().numbers("testCaseIds"));
    ids.addAll(call.query().numbers("testIds"));
    if (ids.isEmpty()) {
      throw PlanErrors.bad("The testCaseIds are missing.");
    }
    return removed(plans.suite(call), ids);
  }

  private HttpAnswer removed(Suite suite, List<Integer> ids) {
    ids.forEach(id -> points.remove(suite, there(suite, id)));
    return HttpAnswer.empty(200);
  }

  private HttpAnswer olds(Suite suite, List<Integer> ids) {
    return Answers.list(ids, id -> old.testCase(suite, id));
  }

  private static List<Integer> named(Call call) {
    try {
      return Arrays.stream(call.part("cases").split(",", -1))
          .map(text -> Integer.parseInt(text.trim()))
          .toList();
    } catch (NumberFormatException e) {
      throw PlanErrors.bad("'" + call.part("cases") + "' is no list of ids.");
    }
  }

  private HttpAnswer getOld(Call call) {
    Suite suite = plans.suite(call);
    List<Integer> ids = named(call);
    return Answers.ok(old.testCase(suite, there(suite, ids.get(0))));
  }

  private HttpAnswer addOld(Call call) {
    Suite suite = plans.suite(call);
    List<Integer> ids = named(call);
    for (int id : ids) {
      cases.required(id);
      points.add(suite, id, usual(suite));
    }
    return olds(suite, ids);
  }

  private HttpAnswer updateOld(Call call) {
    Suite suite = plans.suite(call);
    List<Integer> ids = named(call);
    JsonArray wanted =
        Json.member(call.object(), "configurations") instanceof JsonArray list
            ? list
            : new JsonArray();
    List<Integer> configurations =
        wanted.asList().stream()
            .map(one -> one instanceof JsonObject known ? Json.member(known, "id") : null)
            .filter(Objects::nonNull)
            .map(Json::number)
            .toList();
    ids.forEach(id -> points.set(suite, there(suite, id), configurations));
    return olds(suite, ids);
  }

  private HttpAnswer removeOld(Call call) {
    return removed(plans.suite(call), named(call));
  }
}
