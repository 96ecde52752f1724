// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.description.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All families of the description, found by their paths. */
final class Families {
  private final Map<Shape, Family> families;
  private final Map<Shape, Operation> readers;

  Families(Description description) {
    this.families = found(description);
    this.readers = readers(description);
  }

  private static Map<Shape, Family> found(Description description) {
    Map<Shape, Family> all = new LinkedHashMap<>();
    for (Operation operation : description.operations()) {
      Shape shape = Shape.of(operation.path());
      if (shape.size() > 0) {
        Shape collection = shape.collection();
        all.computeIfAbsent(collection, Family::new).add(operation, shape.endsInValue());
      }
    }
    return all;
  }

  private static Map<Shape, Operation> readers(Description description) {
    Map<Shape, Operation> all = new LinkedHashMap<>();
    description.operations().stream()
        .filter(operation -> operation.verb().equals("GET"))
        .forEach(operation -> all.putIfAbsent(Shape.of(operation.path()), operation));
    return all;
  }

  Optional<Family> of(Shape collection) {
    return Optional.ofNullable(families.get(collection));
  }

  /** Whether one thing of this shape can be asked for. */
  boolean isRead(Shape item) {
    return readers.containsKey(item);
  }

  List<Family> all() {
    return List.copyOf(families.values());
  }
}
