// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Members of recorded request bodies that the models leave out, and why. */
final class UnknownMembers {
  private static final String RESOURCE = "unknown-members.tsv";
  static final UnknownMembers KNOWN = read();

  private final Map<String, String> reasons;

  private UnknownMembers(Map<String, String> reasons) {
    this.reasons = reasons;
  }

  private static UnknownMembers read() {
    try (InputStream in = UnknownMembers.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + RESOURCE);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Lines of an operation's published id, a place in its body, and the reason. */
  static UnknownMembers of(String lines) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String line : lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 3 || cells[2].isBlank()) {
        throw new IllegalArgumentException(RESOURCE + ": no reason in the row " + line);
      }
      reasons.put(cells[0] + "\t" + cells[1], cells[2]);
    }
    return new UnknownMembers(reasons);
  }

  Optional<String> reason(PublishedOperation operation, String place) {
    return Optional.ofNullable(reasons.get(operation.id() + "\t" + place));
  }
}
