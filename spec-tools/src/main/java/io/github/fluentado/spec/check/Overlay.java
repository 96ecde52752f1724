// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays a change over a published value: objects are joined, null takes a member away, and {@code
 * x-replace} leaves nothing of what was there. Parameters are found by their names.
 */
final class Overlay {
  private static final String REPLACE = "x-replace";
  private static final String PARAMETERS = "parameters";

  private Overlay() {}

  static @Nullable Object apply(@Nullable Object value, Node change) {
    if (change.has(REPLACE)) {
      return change.get(REPLACE).value();
    }
    if (!change.isMap()) {
      return change.value();
    }
    Map<String, @Nullable Object> joined = new LinkedHashMap<>();
    new Node(value).members().forEach((key, member) -> joined.put(key, member.value()));
    change
        .members()
        .forEach(
            (key, member) -> {
              if (!member.isPresent()) {
                joined.remove(key);
              } else if (key.equals(PARAMETERS)) {
                joined.put(key, parameters(new Node(joined.get(key)).items(), member.members()));
              } else {
                joined.put(key, apply(joined.get(key), member));
              }
            });
    return joined;
  }

  private static List<@Nullable Object> parameters(
      List<Node> published, Map<String, Node> changes) {
    Map<String, Node> left = new LinkedHashMap<>(changes);
    List<@Nullable Object> parameters = new ArrayList<>();
    for (Node parameter : published) {
      Node change = left.remove(parameter.get("name").text());
      if (change == null) {
        parameters.add(parameter.value());
      } else if (change.isPresent()) {
        parameters.add(apply(parameter.value(), change));
      }
    }
    left.forEach((name, added) -> parameters.add(apply(Map.of("name", name), added)));
    return parameters;
  }
}
