// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.server.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts of builds. */
final class Metrics {
  private Metrics() {}

  /** What is queued and going on now, and for each branch how builds since a time have ended. */
  static List<Doc> of(Stream<Build> builds, Optional<Instant> since) {
    List<Build> all = builds.toList();
    List<Doc> metrics = new ArrayList<>();
    metrics.add(metric("CurrentBuildsInQueue", "", count(all, build -> notStarted(build.state()))));
    metrics.add(
        metric(
            "CurrentBuildsInProgress",
            "",
            count(all, build -> build.state().open() && !notStarted(build.state()))));
    Map<String, List<Build>> branches = new LinkedHashMap<>();
    all.stream()
        .filter(build -> !build.state().open())
        .filter(build -> since.filter(time -> build.queued().isBefore(time)).isEmpty())
        .forEach(
            build ->
                branches
                    .computeIfAbsent(build.request().branch(), branch -> new ArrayList<>())
                    .add(build));
    branches.forEach((branch, done) -> metrics.addAll(ended(branch, done)));
    return metrics;
  }

  private static boolean notStarted(BuildState state) {
    return state.is(BuildState.NOT_STARTED) || state.is(BuildState.POSTPONED);
  }

  private static List<Doc> ended(String branch, List<Build> done) {
    return List.of(
        metric("TotalBuilds", branch, done.size()),
        metric("SuccessfulBuilds", branch, count(done, build -> is(build, "succeeded"))),
        metric(
            "PartiallySuccessfulBuilds",
            branch,
            count(done, build -> is(build, "partiallySucceeded"))),
        metric("FailedBuilds", branch, count(done, build -> is(build, "failed"))),
        metric("CanceledBuilds", branch, count(done, build -> is(build, "canceled"))));
  }

  private static boolean is(Build build, String result) {
    return result.equals(build.state().result());
  }

  private static int count(List<Build> builds, java.util.function.Predicate<Build> rule) {
    return (int) builds.stream().filter(rule).count();
  }

  private static Doc metric(String name, String scope, int value) {
    return Doc.of("name", name).with("scope", scope).with("intValue", value);
  }
}
