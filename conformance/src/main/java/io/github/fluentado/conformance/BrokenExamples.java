// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files that are themselves broken, and how. A file that passes counts all the same. */
final class BrokenExamples {
  private static final String RESOURCE = "broken-examples.tsv";

  private final Map<String, String> reasons;

  private BrokenExamples(Map<String, String> reasons) {
    this.reasons = reasons;
  }

  /** The list of this module. */
  static BrokenExamples known() throws IOException {
    try (InputStream in = BrokenExamples.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("there is no " + RESOURCE);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Lines of a file name, with {@code *} for any version, a tab, and the reason; the case of
   * letters does not count.
   */
  static BrokenExamples of(String lines) {
    Map<String, String> reasons = new LinkedHashMap<>();
    lines
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              String[] parts = line.split("\t", 2);
              reasons.put(parts[0].toLowerCase(Locale.ROOT), parts.length < 2 ? "" : parts[1]);
            });
    return new BrokenExamples(reasons);
  }

  /** What is wrong with that file, if it is one of them, be it in a Server's folder. */
  Optional<String> reason(String file) {
    return Optional.ofNullable(
        reasons.get(
            file.replaceFirst("/[^/]+/", "/*/")
                .replace("-onprem.json", ".json")
                .toLowerCase(Locale.ROOT)));
  }

  Map<String, String> all() {
    return Map.copyOf(reasons);
  }
}
