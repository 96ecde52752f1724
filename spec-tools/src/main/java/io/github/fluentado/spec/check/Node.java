// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a JSON or YAML document.
 *
 * <p>Asking for what is absent or of another type gives an empty answer: the comparison then meets
 * a difference, which is what a broken document is.
 */
record Node(@Nullable Object value) {
  static final Node ABSENT = new Node(null);

  Node get(String key) {
    return value instanceof Map<?, ?> map ? new Node(map.get(key)) : ABSENT;
  }

  boolean has(String key) {
    return value instanceof Map<?, ?> map && map.containsKey(key);
  }

  boolean isPresent() {
    return value != null;
  }

  boolean isMap() {
    return value instanceof Map;
  }

  boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  String text() {
    return value instanceof String text ? text : "";
  }

  List<Node> items() {
    return value instanceof List<?> list ? list.stream().<Node>map(Node::new).toList() : List.of();
  }

  List<String> texts() {
    return items().stream().map(Node::text).toList();
  }

  /** Keys that are numbers, as YAML reads a bare status code, count by their text. */
  Map<String, Node> members() {
    Map<String, Node> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, member) -> members.put(String.valueOf(key), new Node(member)));
    }
    return members;
  }
}
