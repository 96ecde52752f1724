// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.ServiceException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Which definitions a list holds, and in which order. */
final class DefinitionFilter {
  private static final List<String> ORDERS =
      List.of(
          "none",
          "lastModifiedAscending",
          "lastModifiedDescending",
          "definitionNameAscending",
          "definitionNameDescending");

  private final Builds builds;
  private final Query query;

  DefinitionFilter(Builds builds, Query query) {
    this.builds = builds;
    this.query = query;
  }

  Predicate<Pipeline> wanted() {
    List<Integer> ids = query.numbers("definitionIds");
    Optional<String> repository = query.text("repositoryId");
    Optional<String> kind = query.text("repositoryType");
    if (repository.isPresent() && kind.isEmpty()) {
      throw ServiceException.invalidArgument("A repositoryId needs a repositoryType beside it.");
    }
    Optional<Instant> after = Words.time(query, "builtAfter");
    Optional<Instant> before = Words.time(query, "notBuiltAfter");
    Optional<Integer> process = query.number("processType");
    return pipeline -> {
      Definition latest = pipeline.latest();
      return (ids.isEmpty() || ids.contains(pipeline.id()))
          && fits("name", name -> Words.matches(latest.name(), name))
          && fits("path", path -> latest.path().equalsIgnoreCase(Words.folder(path)))
          && repository.filter(id -> !id.equalsIgnoreCase(latest.repositoryId())).isEmpty()
          && kind.filter(type -> !type.equalsIgnoreCase(latest.repositoryType())).isEmpty()
          && process.filter(type -> type != latest.processType()).isEmpty()
          && fits("yamlFilename", file -> sameFile(file, latest.yamlFile()))
          && fits("taskIdFilter", task -> uses(latest, task))
          && after.filter(time -> !builtSince(pipeline, time)).isEmpty()
          && before.filter(time -> builtSince(pipeline, time)).isEmpty();
    };
  }

  private boolean fits(String parameter, Predicate<String> rule) {
    return query.text(parameter).filter(rule.negate()).isEmpty();
  }

  private static boolean sameFile(String one, String other) {
    return one.replaceFirst("^/", "").equalsIgnoreCase(other.replaceFirst("^/", ""));
  }

  private static boolean uses(Definition definition, String task) {
    return definition.phases().stream()
        .flatMap(phase -> Definition.objects(Json.member(phase, "steps")).stream())
        .map(step -> Words.object(step, "task"))
        .anyMatch(used -> used != null && task.equalsIgnoreCase(Json.string(used, "id")));
  }

  private boolean builtSince(Pipeline pipeline, Instant time) {
    return builds.of(pipeline).anyMatch(build -> build.queued().isAfter(time));
  }

  Comparator<Pipeline> order() {
    String order = Words.word("queryOrder", query.text("queryOrder").orElse("none"), ORDERS);
    Comparator<Pipeline> ids = Comparator.comparingInt(Pipeline::id);
    Comparator<Pipeline> names =
        Comparator.comparing(
            (Pipeline pipeline) -> pipeline.latest().name().toLowerCase(Locale.ROOT));
    Comparator<Pipeline> dates = Comparator.comparing(pipeline -> pipeline.latest().changed());
    return switch (order) {
      case "lastModifiedAscending" -> dates.thenComparing(ids);
      case "lastModifiedDescending" -> dates.reversed().thenComparing(ids.reversed());
      case "definitionNameAscending" -> names.thenComparing(ids);
      case "definitionNameDescending" -> names.reversed().thenComparing(ids.reversed());
      default -> ids;
    };
  }
}
