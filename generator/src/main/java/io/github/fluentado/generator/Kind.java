// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

/** The kinds of values, each with its Java class and the codec that reads it. */
enum Kind {
  STRING("java.lang.String", "", "STRING"),
  INT32("java.lang.Integer", "int", "INT32"),
  INT64("java.lang.Long", "long", "INT64"),
  DOUBLE("java.lang.Double", "double", "DOUBLE"),
  DECIMAL("java.math.BigDecimal", "", "DECIMAL"),
  BOOLEAN("java.lang.Boolean", "boolean", "BOOLEAN"),
  DATE_TIME("java.time.OffsetDateTime", "", "DATE_TIME"),
  BYTES("", "byte[]", "BYTES"),
  JSON("com.google.gson.JsonElement", "", "JSON"),
  LINKS("io.github.fluentado.core.json.ReferenceLinks", "", "CODEC"),
  PROPERTIES("io.github.fluentado.core.json.PropertyBag", "", "CODEC"),
  MODEL("", "", "SHAPE"),
  ENUM("", "", "CODEC"),
  LIST("java.util.List", "", "list"),
  MAP("java.util.Map", "", "map");

  final String className;
  final String primitive;
  final String codec;

  Kind(String className, String primitive, String codec) {
    this.className = className;
    this.primitive = primitive;
    this.codec = codec;
  }
}
