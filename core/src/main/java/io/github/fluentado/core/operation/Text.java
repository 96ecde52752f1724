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
  /** Between the items of a parameter that is repeated; stands in no value that a service reads. */
  static final String NEXT = "\u0000";

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

  static String joined(String parameter, List<?> list, String separator) {
    return list.stream().map(item -> of(parameter, item)).collect(Collectors.joining(separator));
  }
}
