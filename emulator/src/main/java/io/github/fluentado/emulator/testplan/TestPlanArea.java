// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Test plans, suites, the test cases in them, and the points that these make. */
public final class TestPlanArea implements Area {
  private final Points points;
  private final Cases cases;
  private final List<Route> routes;

  /**
   * Without plans yet.
   *
   * @param ask gets an answer from whichever area serves a path
   */
  public TestPlanArea(World world, Function<HttpRequest, HttpAnswer> ask) {
    this.points = new Points(world);
    this.cases = new Cases(world.organization(), ask);
    Plans plans = new Plans(world, points);
    PlanJson json = new PlanJson(plans, points, cases);
    this.routes =
        Stream.of(
                new PlanRoutes(plans, points, json).routes(),
                new CaseRoutes(plans, points, cases, json).routes(),
                new PointRoutes(plans, points, cases, json).routes())
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  /** What a run for a point is to find out, as a result begins; refuses an unknown point. */
  public JsonObject expected(int id) {
    Point point = points.required(id);
    String title =
        cases
            .find(point.testCase())
            .map(fields -> Json.string(fields, "System.Title"))
            .orElse(null);
    return Doc.of("testPoint", Doc.of("id", "" + id))
        .with("testCase", Doc.of("id", "" + point.testCase()).with("name", title))
        .with("testCaseTitle", title)
        .with("configuration", Doc.of("id", "" + point.configuration()))
        .with("outcome", "Unspecified")
        .with("state", "Pending")
        .json();
  }

  /** A result of a run; a point that it belongs to remembers how it came out. */
  public void happened(int run, JsonObject result) {
    JsonElement id =
        Json.member(result, "testPoint") instanceof JsonObject point
            ? Json.member(point, "id")
            : null;
    String outcome = Json.string(result, "outcome");
    if (id != null && outcome != null) {
      int number = Json.number(result.get("id"));
      points
          .find(Json.number(id))
          .ifPresent(point -> points.record(point, Outcomes.known(outcome), run, number));
    }
  }
}
