// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of the index of operations. */
final class IndexedOperation {
  private final Map<?, ?> facts;
  private final String searched;
  private final Set<String> whole;

  private IndexedOperation(Map<?, ?> facts) {
    this.facts = facts;
    Map<?, ?> published = map("published");
    this.searched =
        Stream.concat(
                Stream.of(verb(), path(), host(), id(), type(), method()),
                Stream.concat(
                    Stream.of(String.valueOf(published.get("id"))),
                    Stream.concat(scopes().stream(), names(false).stream())))
            .collect(Collectors.joining(" "))
            .toLowerCase(Locale.ROOT);
    this.whole =
        Arrays.stream((verb() + "/" + path() + "/" + method() + "/" + id()).split("[/_{}?]+"))
            .map(part -> part.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  static IndexedOperation of(Object facts) {
    return new IndexedOperation((Map<?, ?>) facts);
  }

  boolean has(String word) {
    return searched.contains(word);
  }

  boolean hasWhole(String word) {
    return whole.contains(word) || scopes().contains(word);
  }

  String id() {
    return text("id");
  }

  String verb() {
    return text("verb");
  }

  String path() {
    return text("path");
  }

  String host() {
    return text("host");
  }

  String method() {
    return text("method");
  }

  List<String> scopes() {
    return list("scopes").stream().map(String::valueOf).toList();
  }

  /** Verb and route, the line of Java, and what else has to be known. */
  String shown() {
    List<String> lines = new ArrayList<>();
    lines.add(verb() + " " + path() + "   (" + host() + ")");
    lines.add("  " + java());
    lines.add("  import " + text("class") + ";");
    List<String> optional = names(true);
    if (!optional.isEmpty()) {
      lines.add("  may have: " + String.join(", ", optional));
    }
    lines.add("  version " + text("version") + published() + needs());
    return String.join("\n", lines) + "\n";
  }

  /** The line of Java, with the names of what it needs. */
  String java() {
    List<String> needed = new ArrayList<>(names(false));
    needed.removeAll(names(true));
    if (Boolean.TRUE.equals(map("body").get("required"))) {
      if ("*/*".equals(map("body").get("mediaType"))) {
        needed.add("mediaType");
      }
      needed.add("body");
    }
    return "ado.raw("
        + type()
        + ".class)."
        + method()
        + "("
        + String.join(", ", needed)
        + ")";
  }

  private String published() {
    Map<?, ?> versions = map("versions");
    if (versions.isEmpty()) {
      return "";
    }
    String server = versions.containsKey("server") ? ", on Servers " + versions.get("server") : "";
    return ", published in " + versions.get("oldest") + " to " + versions.get("newest") + server;
  }

  private String needs() {
    return scopes().isEmpty() ? "" : "; needs one of " + String.join(", ", scopes());
  }

  private String type() {
    String name = text("class");
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Of parameters: all, or those that may be left out. */
  private List<String> names(boolean optionalOnly) {
    return list("parameters").stream()
        .map(parameter -> (Map<?, ?>) parameter)
        .filter(parameter -> !optionalOnly || !Boolean.TRUE.equals(parameter.get("required")))
        .map(parameter -> String.valueOf(parameter.get("name")))
        .toList();
  }

  private String text(String name) {
    return String.valueOf(facts.get(name));
  }

  private List<?> list(String name) {
    return facts.get(name) instanceof List<?> found ? found : List.of();
  }

  private Map<?, ?> map(String name) {
    return facts.get(name) instanceof Map<?, ?> found ? found : Map.of();
  }
}
