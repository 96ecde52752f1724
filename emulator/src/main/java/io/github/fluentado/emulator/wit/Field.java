// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.List;

/**
 * A field of work items.
 *
 * @param listed values that the field is limited to; empty when it is free
 */
public record Field(
    String referenceName,
    String name,
    FieldType type,
    boolean readOnly,
    boolean identity,
    List<String> listed) {

  public Field {
    listed = List.copyOf(listed);
  }

  static Field of(String referenceName, String name, FieldType type) {
    return new Field(referenceName, name, type, false, false, List.of());
  }

  Field asReadOnly() {
    return new Field(referenceName, name, type, true, identity, listed);
  }

  Field asIdentity() {
    return new Field(referenceName, name, type, readOnly, true, listed);
  }

  Field limitedTo(String... values) {
    return new Field(referenceName, name, type, readOnly, identity, List.of(values));
  }
}
