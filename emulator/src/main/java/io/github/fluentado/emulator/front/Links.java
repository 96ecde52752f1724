// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts other addresses in place of some, in JSON and in headers; files are left as they are. */
final class Links {
  /** What may follow where an address that was looked for ends, and does not go on as another. */
  private static final String END = "(?![A-Za-z0-9._~%-])";

  private record Change(Pattern from, String to) {}

  private final List<Change> changes;

  Links() {
    this(List.of());
  }

  private Links(List<Change> changes) {
    this.changes = changes;
  }

  /** One more change; those before it come first. */
  Links with(String from, String to) {
    List<Change> all = new ArrayList<>(changes);
    all.add(new Change(Pattern.compile(Pattern.quote(from) + END), Matcher.quoteReplacement(to)));
    return new Links(all);
  }

  HttpAnswer changed(HttpAnswer answer) {
    HttpAnswer changed = answer;
    for (Headers.Line line : answer.headers().lines()) {
      if (line.value().contains("://")) {
        changed = changed.with(line.name(), changed(line.value()));
      }
    }
    String type = answer.headers().first("Content-Type").orElse("");
    return type.contains("json")
        ? changed.withBody(changed(answer.bodyText()).getBytes(StandardCharsets.UTF_8))
        : changed;
  }

  private String changed(String text) {
    String next = text;
    for (Change change : changes) {
      next = change.from().matcher(next).replaceAll(change.to());
    }
    return next;
  }
}
