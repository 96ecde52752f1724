// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which builds a list holds, and in which order. */
final class BuildFilter {
  private static final List<String> ORDERS =
      List.of(
          "finishTimeAscending",
          "finishTimeDescending",
          "queueTimeDescending",
          "queueTimeAscending",
          "startTimeDescending",
          "startTimeAscending");
  private static final Comparator<@Nullable Instant> NEWEST =
      Comparator.nullsFirst(Comparator.<Instant>naturalOrder().reversed());
  private static final List<String> DELETED =
      List.of("excludeDeleted", "includeDeleted", "onlyDeleted");

  private final Query query;
  private final String order;

  BuildFilter(Query query) {
    this.query = query;
    this.order =
        Words.word("queryOrder", query.text("queryOrder").orElse("finishTimeDescending"), ORDERS);
  }

  List<Build> of(Builds builds, Project project) {
    List<Integer> ids = query.numbers("buildIds");
    if (!ids.isEmpty()) { // the service looks at no other filter then
      return builds.of(project).filter(build -> ids.contains(build.id())).sorted(order()).toList();
    }
    return limited(builds.even(project).filter(wanted()).sorted(order()).toList());
  }

  private Predicate<Build> wanted() {
    List<Integer> definitions = query.numbers("definitions");
    List<Integer> queues = query.numbers("queues");
    List<String> statuses = Words.words(query, "statusFilter", Words.STATUS);
    List<String> results = Words.words(query, "resultFilter", Words.RESULT);
    List<String> reasons = Words.words(query, "reasonFilter", Words.REASON);
    List<String> tags = query.list("tagFilters");
    Optional<Instant> least = Words.time(query, "minTime");
    Optional<Instant> most = Words.time(query, "maxTime");
    Optional<String> repository = query.text("repositoryId");
    if (repository.isPresent() && query.text("repositoryType").isEmpty()) {
      throw ServiceException.invalidArgument("A repositoryId needs a repositoryType beside it.");
    }
    String deleted =
        Words.word("deletedFilter", query.text("deletedFilter").orElse(DELETED.get(0)), DELETED);
    return build -> {
      BuildState state = build.state();
      Request request = build.request();
      Instant time = time().apply(build);
      return (definitions.isEmpty() || definitions.contains(build.pipeline()))
          && (queues.isEmpty() || queues.contains(request.queue()))
          && (statuses.isEmpty() || statuses.contains(state.status()))
          && (results.isEmpty() || results.contains(String.valueOf(state.result())))
          && (reasons.isEmpty() || reasons.contains(request.reason()))
          && tags.stream().allMatch(build.tags()::has)
          && least.filter(from -> time == null || time.isBefore(from)).isEmpty()
          && most.filter(to -> time == null || time.isAfter(to)).isEmpty()
          && fits("buildNumber", number -> Words.matches(state.number(), number))
          && fits("requestedFor", person -> request.requestedFor().answersTo(person))
          && fits("branchName", branch -> request.branch().equals(Words.ref(branch)))
          && fits("repositoryId", id -> id.equalsIgnoreCase(request.definition().repositoryId()))
          && fits(
              "repositoryType",
              type -> type.equalsIgnoreCase(request.definition().repositoryType()))
          && (deleted.equals("includeDeleted") || state.deleted() == deleted.equals("onlyDeleted"));
    };
  }

  private boolean fits(String parameter, Predicate<String> rule) {
    return query.text(parameter).filter(rule.negate()).isEmpty();
  }

  /** The time that the order is about, which minTime and maxTime limit. */
  private Function<Build, @Nullable Instant> time() {
    return order.startsWith("finish")
        ? build -> build.state().finish()
        : order.startsWith("start") ? build -> build.state().start() : Build::queued;
  }

  /** What has no such time yet counts as the newest. */
  private Comparator<Build> order() {
    if (order.equals("finishTimeDescending")) {
      return Comparator.comparingInt(BuildFilter::rank)
          .thenComparing(build -> build.state().finish(), NEWEST)
          .thenComparing(Build::id, Comparator.reverseOrder());
    }
    Comparator<Build> ascending =
        Comparator.comparing(time(), Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Build::id);
    return order.endsWith("Descending") ? ascending.reversed() : ascending;
  }

  /** What runs comes before what waits, and that before what is done. */
  private static int rank(Build build) {
    return switch (build.state().status()) {
      case "inProgress", "cancelling" -> 0;
      case "completed" -> 2;
      default -> 1;
    };
  }

  private List<Build> limited(List<Build> all) {
    int most = query.count("maxBuildsPerDefinition", 0);
    if (most == 0) {
      return all;
    }
    Map<Integer, Integer> counts = new HashMap<>();
    List<Build> kept = new ArrayList<>();
    for (Build build : all) {
      if (counts.merge(build.pipeline(), 1, Integer::sum) <= most) {
        kept.add(build);
      }
    }
    return kept;
  }
}
