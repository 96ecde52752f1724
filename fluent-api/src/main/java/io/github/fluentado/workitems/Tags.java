// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.error.Check;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Tags as the service keeps them: one text, parted by semicolons. */
final class Tags {
  private Tags() {}

  static List<String> read(String text) {
    return Arrays.stream(text.split(";", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  static String join(Collection<String> tags) {
    return tags.stream().map(Tags::checked).collect(Collectors.joining("; "));
  }

  /** The service would make several tags of one with a separator in it. */
  static String checked(String tag) {
    Check.text("tag", tag);
    Check.that(tag.indexOf(';') < 0 && tag.indexOf(',') < 0, "tag", "has a semicolon or a comma");
    return tag.strip();
  }
}
