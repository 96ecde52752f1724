// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.error.Check;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as the service reads them in an address or a header. */
final class Text {
  private Text() {}

  static String of(String parameter, @Nullable Object value) {
    Object given = Check.notNull(parameter, value);
    if (given instanceof OffsetDateTime moment) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
          moment.withOffsetSameInstant(ZoneOffset.UTC));
    }
    if (given instanceof List<?> list) {
      return joined(parameter, list, ",");
    }
    return given.toString();
  }

  /** An empty list is refused: the service takes an empty value for none, and gives everything. */
  static String joined(String parameter, List<?> list, String separator) {
    Check.that(!list.isEmpty(), parameter, "is empty");
    return list.stream().map(item -> of(parameter, item)).collect(Collectors.joining(separator));
  }
}
