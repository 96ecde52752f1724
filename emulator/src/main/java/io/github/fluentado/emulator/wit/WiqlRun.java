// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.wit.wiql.Evaluator;
import io.github.fluentado.emulator.wit.wiql.Values;
import io.github.fluentado.emulator.wit.wiql.WiqlQuery;
import io.github.fluentado.emulator.wit.wiql.WiqlQuery.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a query over the items of the organization. */
final class WiqlRun {
  private static final int LONGEST_TEXT = 32_000;

  private final Tracking tracking;
  private final boolean shortUrls;
  private final Values values;
  private final Evaluator evaluator;

  WiqlRun(
      Tracking tracking,
      @Nullable Project project,
      Optional<Project.Team> team,
      boolean timePrecision,
      boolean shortUrls) {
    this.tracking = tracking;
    this.shortUrls = shortUrls;
    this.values =
        new Values(
            tracking.organization(),
            tracking::process,
            tracking.sprints(),
            project,
            team,
            timePrecision);
    this.evaluator = new Evaluator(values, this::history);
  }

  private List<Snapshot> history(Snapshot item) {
    return item.item().revisions().stream()
        .filter(revision -> revision.number() <= item.revision().number())
        .map(revision -> tracking.snapshot(item.item(), revision))
        .toList();
  }

  /** The result as the service writes it; with a limit on its rows, or the service's own limit. */
  Doc json(String text, @Nullable Integer top) {
    if (text.length() > LONGEST_TEXT) {
      throw WitErrors.longQuery();
    }
    WiqlQuery query = WiqlQuery.parse(text, tracking.fields());
    values.check(query);
    Instant asOf = query.asOf() == null ? tracking.organization().now() : values.time(query.asOf());
    List<Snapshot> all = query.asOf() == null ? current() : then(asOf);
    Doc result =
        Doc.of("queryType", query.type())
            .with("queryResultType", query.links() ? "workItemLink" : "workItem")
            .with("asOf", asOf)
            .with("columns", query.columns().stream().map(this::column).toList());
    if (!query.order().isEmpty()) {
      result.with("sortColumns", query.order().stream().map(this::sort).toList());
    }
    return query.links()
        ? result.with("workItemRelations", limited(links(query, all), top))
        : result.with("workItems", limited(items(query, all), top));
  }

  private <T> List<T> limited(List<T> rows, @Nullable Integer top) {
    if (top == null && rows.size() > tracking.queryLimit()) {
      throw WitErrors.tooManyRows(tracking.queryLimit());
    }
    return top == null || rows.size() <= top ? rows : rows.subList(0, top);
  }

  private List<Snapshot> current() {
    return tracking.all().stream().filter(item -> !item.deleted()).map(tracking::snapshot).toList();
  }

  private List<Snapshot> then(Instant asOf) {
    return tracking.all().stream()
        .flatMap(item -> item.asOf(asOf).map(r -> tracking.snapshot(item, r)).stream())
        .filter(snapshot -> !snapshot.revision().deleted())
        .toList();
  }

  private List<Doc> items(WiqlQuery query, List<Snapshot> all) {
    return matching(query, all, false).stream().map(this::reference).toList();
  }

  private List<Snapshot> matching(WiqlQuery query, List<Snapshot> all, boolean target) {
    List<Snapshot> found = new ArrayList<>();
    all.stream().filter(item -> evaluator.meets(item, query, target)).forEach(found::add);
    found.sort(order(query));
    return found;
  }

  private Comparator<Snapshot> order(WiqlQuery query) {
    List<Comparator<Snapshot>> orders = new ArrayList<>();
    for (WiqlQuery.Sort sort : query.order()) {
      String name = sort.field().referenceName();
      Comparator<Snapshot> next = (a, b) -> evaluator.compare(a.value(name), b.value(name));
      orders.add(sort.descending() ? next.reversed() : next);
    }
    orders.add(Comparator.comparing(Snapshot::id));
    return orders.stream().reduce(Comparator::thenComparing).orElseThrow();
  }

  private List<Doc> links(WiqlQuery query, List<Snapshot> all) {
    List<Doc> rows = new ArrayList<>();
    List<Snapshot> targets = matching(query, all, true);
    Set<Integer> below = new HashSet<>();
    if (query.mode() == Mode.RECURSIVE) {
      targets.forEach(
          target -> Optional.ofNullable(target.parent()).ifPresent(p -> below.add(target.id())));
    }
    for (Snapshot source : matching(query, all, false)) {
      boolean root = query.mode() != Mode.RECURSIVE || !below.contains(source.id());
      if (root) {
        addLinks(query, source, targets, rows);
      }
    }
    return rows;
  }

  private void addLinks(WiqlQuery query, Snapshot source, List<Snapshot> targets, List<Doc> rows) {
    List<Doc> linked = new ArrayList<>();
    collect(query, source, targets, linked);
    boolean shown =
        switch (query.mode()) {
          case MUST_CONTAIN -> !linked.isEmpty();
          case DOES_NOT_CONTAIN -> linked.isEmpty();
          default -> true;
        };
    if (shown) {
      rows.add(Doc.of().withNull("rel").withNull("source").with("target", reference(source)));
      rows.addAll(linked);
    }
  }

  private void collect(WiqlQuery query, Snapshot source, List<Snapshot> targets, List<Doc> rows) {
    for (Snapshot target : targets) {
      for (Relation relation : source.relations()) {
        if (relation.target() == target.id()
            && evaluator.meetsLink(relation.type().referenceName(), query)) {
          rows.add(
              Doc.of("rel", relation.type().referenceName())
                  .with("source", reference(source))
                  .with("target", reference(target)));
          if (query.mode() == Mode.RECURSIVE) {
            collect(query, target, targets, rows);
          }
        }
      }
    }
  }

  private Doc reference(Snapshot snapshot) {
    WorkItem item = snapshot.item();
    return Doc.of("id", item.id())
        .with("url", shortUrls ? tracking.shortUrl(item) : tracking.url(item));
  }

  private Doc column(Field field) {
    return Doc.of("referenceName", field.referenceName())
        .with("name", field.name())
        .with("url", tracking.organization().url() + "/_apis/wit/fields/" + field.referenceName());
  }

  private Doc sort(WiqlQuery.Sort sort) {
    return Doc.of("field", column(sort.field())).with("descending", sort.descending());
  }
}
