// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which revisions are asked for, and what of them.
 *
 * @param fields empty for all but large texts
 * @param types empty for all
 * @param since absent for all times
 */
record RevisionFilter(
    List<String> fields,
    List<String> types,
    @Nullable Instant since,
    boolean withDeleted,
    boolean latest,
    boolean withLargeTexts) {
  static final RevisionFilter EVERYTHING =
      new RevisionFilter(List.of(), List.of(), null, false, false, false);

  RevisionFilter {
    fields = List.copyOf(fields);
    types = List.copyOf(types);
  }

  RevisionFilter fields(List<String> others) {
    return new RevisionFilter(others, types, since, withDeleted, latest, withLargeTexts);
  }

  RevisionFilter types(List<String> others) {
    return new RevisionFilter(fields, others, since, withDeleted, latest, withLargeTexts);
  }

  RevisionFilter since(@Nullable Instant time) {
    return new RevisionFilter(fields, types, time, withDeleted, latest, withLargeTexts);
  }

  RevisionFilter deleted() {
    return new RevisionFilter(fields, types, since, true, latest, withLargeTexts);
  }

  RevisionFilter latestOnly() {
    return new RevisionFilter(fields, types, since, withDeleted, true, withLargeTexts);
  }

  RevisionFilter expanded() {
    return new RevisionFilter(fields, types, since, withDeleted, latest, true);
  }
}
