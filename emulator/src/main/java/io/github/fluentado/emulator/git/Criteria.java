// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.server.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Search criteria of a query. Newer clients write a prefix before the names, with a dot or in
 * brackets; older ones do not.
 */
record Criteria(Query query) {
  private static final DateTimeFormatter AMERICAN =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);

  Optional<String> text(String name) {
    return query
        .text("searchCriteria." + name)
        .or(() -> query.text("searchCriteria[" + name + "]"))
        .or(() -> query.text(name));
  }

  boolean flag(String name) {
    return query.flag("searchCriteria." + name)
        || query.flag("searchCriteria[" + name + "]")
        || query.flag(name);
  }

  List<String> list(String name) {
    List<String> prefixed = query.list("searchCriteria." + name);
    return prefixed.isEmpty() ? query.list(name) : prefixed;
  }

  int skip() {
    return count("skip", 0);
  }

  int top(int other) {
    return count("top", other);
  }

  private int count(String name, int other) {
    int plain = query.count("$" + name, query.count(name, other));
    return query.count("searchCriteria.$" + name, plain);
  }

  Optional<Instant> date(String name) {
    return text(name).map(value -> instant(name, value));
  }

  /** A moment as clients write it: with an offset, without one (then UTC), or a date alone. */
  static Instant instant(String name, String text) {
    String value = text.trim().replace(' ', 'T');
    try {
      if (value.length() <= "2026-01-01".length()) {
        return LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      return value.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(value).toInstant()
          : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return american(name, text);
    }
  }

  /** The service also takes what its own pages show. */
  private static Instant american(String name, String text) {
    try {
      return LocalDateTime.parse(text.trim(), AMERICAN).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw GitErrors.badArgument("The value '" + text + "' of " + name + " is not a date.");
    }
  }
}
