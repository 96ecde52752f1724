// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text out of a list that the service may extend. A value that is not in the list keeps its text.
 *
 * <p>Two are equal when their texts are, without regard to case, as the service sees it. So compare
 * with {@code equals}, not {@code ==}. Flags are one text with the names joined by commas, equal in
 * whatever order.
 */
public abstract class OpenEnum {
  private final EnumValues<?> values;
  private final String text;
  private final String key;

  protected OpenEnum(EnumValues<?> values, String text) {
    this.values = values;
    this.text = Json.notNull(text, "the text of an enum value");
    this.key = values.flags() ? foldFlags(text) : fold(text);
  }

  /** The text on the wire. */
  public final String text() {
    return text;
  }

  /** Whether the description has this value, or each of these flags. */
  public final boolean isKnown() {
    return values.flags() ? names(key).allMatch(values::has) : values.has(key);
  }

  /** The names of a text with flags. */
  static Stream<String> names(String text) {
    return Stream.of(text.split(",", -1)).map(String::trim).filter(name -> !name.isEmpty());
  }

  static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String join(List<? extends OpenEnum> flags) {
    return flags.stream().map(OpenEnum::text).collect(Collectors.joining(", "));
  }

  private static String foldFlags(String text) {
    return names(fold(text)).sorted().distinct().collect(Collectors.joining(","));
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof OpenEnum that && that.values == values && that.key.equals(key);
  }

  @Override
  public final int hashCode() {
    return key.hashCode();
  }

  /** The text on the wire. */
  @Override
  public final String toString() {
    return text;
  }
}
