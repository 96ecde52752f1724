// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.core.error.Check;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a work item is asked for, and as of when. The service takes either a list of fields or an
 * expansion.
 *
 * @param fields empty for all that the expansion gives
 * @param given the expansion that the caller wants, if any
 * @param asOf absent for now
 */
record Asked(Set<Field<?>> fields, @Nullable WorkItemExpand given, @Nullable Instant asOf) {
  // The years 1 and 10000. As numbers: reading dates is much for a program that reads none.
  private static final Instant EARLIEST = Instant.ofEpochSecond(-62_135_596_800L);
  private static final Instant END = Instant.ofEpochSecond(253_402_300_800L);
  static final Asked EVERYTHING = new Asked(Set.of(), null, null);

  Asked {
    boolean narrow =
        given == null || given.equals(WorkItemExpand.NONE) || given.equals(WorkItemExpand.LINKS);
    Check.that(
        fields.isEmpty() || narrow,
        "fields",
        "cannot be combined with expand " + given + ": the service gives the one or the other");
  }

  Asked fields(List<? extends Field<?>> more) {
    Check.that(!Check.notNull("fields", more).isEmpty(), "fields", "is empty");
    Set<Field<?>> all = new LinkedHashSet<>(fields);
    more.forEach(field -> all.add(Check.notNull("fields", field)));
    return new Asked(all, given, asOf);
  }

  Asked expand(WorkItemExpand wanted) {
    return new Asked(fields, Check.notNull("expand", wanted), asOf);
  }

  Asked asOf(Instant time) {
    boolean sendable = !Check.notNull("asOf", time).isBefore(EARLIEST) && time.isBefore(END);
    Check.that(
        sendable, "asOf", "is no date of the years 1 to 9999, which is what the service reads");
    return new Asked(fields, given, time);
  }

  /** The same point in time with all that there is. */
  Asked everything() {
    return new Asked(Set.of(), null, asOf);
  }

  List<String> fieldNames() {
    return fields.stream().<String>map(Field::name).toList();
  }

  /** The expansion to send; absent for none. Without any wish it is all. */
  @Nullable WorkItemExpand expand() {
    return given == null && fields.isEmpty() ? WorkItemExpand.ALL : given;
  }

  private boolean all() {
    return WorkItemExpand.ALL.equals(expand());
  }

  /** Whether the service would have sent the field unless it is empty. */
  boolean covers(Field<?> field) {
    return fields.contains(field) || all() || WorkItemExpand.FIELDS.equals(given);
  }

  boolean relations() {
    return all() || WorkItemExpand.RELATIONS.equals(given);
  }

  /** Whether this asks for all that the other asks for. */
  boolean covers(Asked other) {
    return all() || equals(other);
  }
}
