// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import com.google.gson.JsonElement;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which test cases are in which suites, and how the tests of each came out last. */
final class Points {
  private final Organization organization;
  private final Table<Integer, Point> points;
  private final Counter ids;

  Points(World world) {
    this.organization = world.organization();
    this.points = world.store().table();
    this.ids = world.store().counter();
  }

  Optional<Point> find(int id) {
    return points.find(id);
  }

  Point required(int id) {
    return find(id).orElseThrow(() -> PlanErrors.missing("Test point", id));
  }

  List<Point> all() {
    return points.values();
  }

  List<Point> of(Suite suite) {
    return points.stream().filter(point -> point.suite() == suite.id()).toList();
  }

  List<Point> of(Suite suite, int testCase) {
    return of(suite).stream().filter(point -> point.testCase() == testCase).toList();
  }

  /** Puts a test case into a suite; what is there already stays as it is. */
  void add(Suite suite, int testCase, List<Integer> configurations) {
    List<Integer> there = of(suite, testCase).stream().map(Point::configuration).toList();
    configurations.stream()
        .filter(configuration -> !there.contains(configuration))
        .forEach(
            configuration ->
                put(Point.of(ids.next(), suite.id(), testCase, configuration, organization.now())));
  }

  /** Makes these the only configurations of a test case. */
  void set(Suite suite, int testCase, List<Integer> configurations) {
    of(suite, testCase).stream()
        .filter(point -> !configurations.contains(point.configuration()))
        .forEach(point -> points.remove(point.id()));
    add(suite, testCase, configurations);
  }

  private Point put(Point point) {
    points.put(point.id(), point);
    return point;
  }

  Point assign(Point point, @Nullable JsonElement tester) {
    return put(point.assignedTo(tester, organization.now()));
  }

  /** An outcome that was set by hand, or by a result of a run. */
  Point record(Point point, String outcome, int run, int result) {
    return put(point.with(outcome, run, result, organization.now()));
  }

  void remove(Suite suite, int testCase) {
    of(suite, testCase).forEach(point -> points.remove(point.id()));
  }

  void removeOf(Suite suite) {
    of(suite).forEach(point -> points.remove(point.id()));
  }
}
