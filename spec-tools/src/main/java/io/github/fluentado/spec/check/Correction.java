// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one correction changes in one operation, definition or enum. */
final class Correction {
  private static final String EVERY_FILE = "*";

  private final String origin;
  private final List<String> versions;
  private final Kind kind;
  private final String file;
  private final String name;
  private final Node change;
  private boolean used;

  /**
   * @param origin the file that holds it
   * @param versions the versions it is for; none means all
   * @param file such as {@code git/git.json}, without the version, or {@code *}
   * @param name the operation id, or the name of the definition or the enum
   * @param change what is laid over what is published
   */
  Correction(
      String origin, List<String> versions, Kind kind, String file, String name, Node change) {
    this.origin = origin;
    this.versions = versions;
    this.kind = kind;
    this.file = file;
    this.name = name;
    this.change = change;
  }

  String origin() {
    return origin;
  }

  /** Whether any published file had what it changes. */
  boolean isUsed() {
    return used;
  }

  boolean isForAnyFile() {
    return file.equals(EVERY_FILE);
  }

  boolean isFor(String published) {
    String[] parts = published.split("/", 3);
    return parts.length == 3
        && (isForAnyFile() || file.equals(parts[0] + "/" + parts[2]))
        && (versions.isEmpty() || versions.contains(parts[1]));
  }

  Node apply(String published, Node root) {
    if (!isFor(published)) {
      return root;
    }
    return switch (kind) {
      case DEFINITIONS -> inDefinitions(root, root.get("definitions").has(name));
      case NEW_DEFINITIONS -> inDefinitions(root, true);
      case OPERATIONS -> new Node(inOperations(root));
      case ENUMS -> new Node(inEnums(root.value()));
    };
  }

  @Override
  public String toString() {
    return file + " " + name;
  }

  private Node inDefinitions(Node root, boolean applies) {
    if (!applies) {
      return root;
    }
    used = true;
    Node definitions = root.get("definitions");
    Node changed = new Node(Overlay.apply(definitions.get(name).value(), change));
    Node marked =
        kind == Kind.NEW_DEFINITIONS ? with(changed, "x-ado-new", new Node(true)) : changed;
    return with(root, "definitions", with(definitions, name, marked));
  }

  private @Nullable Object inOperations(Node root) {
    Node changed = root;
    for (String section : PublishedFile.SECTIONS) {
      Map<String, @Nullable Object> paths = new LinkedHashMap<>();
      root.get(section).members().forEach((path, item) -> paths.put(path, inPath(item)));
      changed = root.has(section) ? with(changed, section, new Node(paths)) : changed;
    }
    return changed.value();
  }

  private Map<String, @Nullable Object> inPath(Node item) {
    Map<String, @Nullable Object> verbs = new LinkedHashMap<>();
    item.members()
        .forEach(
            (verb, operation) -> {
              boolean mine = operation.get("operationId").text().equals(name);
              used |= mine;
              verbs.put(verb, mine ? Overlay.apply(operation.value(), change) : operation.value());
            });
    return verbs;
  }

  /** An enum is published anew at each place where it is used. */
  private @Nullable Object inEnums(@Nullable Object value) {
    Node node = new Node(value);
    if (node.isMap()) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      node.members().forEach((key, member) -> copy.put(key, inEnums(member.value())));
      if (node.get("x-ms-enum").get("name").text().equals(name)) {
        used = true;
        copy.put("enum", values(node.get("enum").texts()));
        copy.put("x-ado-flags", change.get("flags").isTrue());
      }
      return copy;
    }
    if (value instanceof List<?>) {
      List<@Nullable Object> copy = new ArrayList<>();
      node.items().forEach(item -> copy.add(inEnums(item.value())));
      return copy;
    }
    return value;
  }

  private List<String> values(List<String> published) {
    List<String> values = new ArrayList<>();
    published.forEach(value -> values.add(change.get("prefix").text() + value));
    change.get("add").texts().stream().filter(v -> !values.contains(v)).forEach(values::add);
    return values;
  }

  private static Node with(Node node, String key, Node value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    node.members().forEach((name, member) -> copy.put(name, member.value()));
    copy.put(key, value.value());
    return new Node(copy);
  }

  /** The sections of a file of corrections. */
  enum Kind {
    DEFINITIONS,
    NEW_DEFINITIONS,
    OPERATIONS,
    ENUMS
  }
}
