// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonElement;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of a work item's field: its reference name, and the type of its value. Two are equal if
 * their names are, whatever the letter case: the service sees it so. {@link Fields} has those that
 * come with Azure DevOps; a key of your own takes one line.
 *
 * <pre>{@code
 * static final Field<String> TEAM = Field.text("Custom.Team");
 * }</pre>
 *
 * @param <T> the value
 */
public final class Field<T> {
  private final String name;
  private final FieldType<T> type;

  private Field(String name, FieldType<T> type) {
    this.name = checked(name);
    this.type = type;
  }

  private static String checked(String name) {
    Check.text("field", name);
    Check.that(name.indexOf('/') < 0, "field", "is a path; give the reference name alone");
    Check.that(name.indexOf(',') < 0, "field", "has a comma");
    return name.strip();
  }

  /** Text, plain or rich; a number or a boolean reads as its text. */
  public static Field<String> text(String name) {
    return new Field<>(name, FieldType.TEXT);
  }

  public static Field<Integer> integer(String name) {
    return new Field<>(name, FieldType.INTEGER);
  }

  public static Field<Long> longInteger(String name) {
    return new Field<>(name, FieldType.LONG);
  }

  public static Field<Double> number(String name) {
    return new Field<>(name, FieldType.NUMBER);
  }

  public static Field<Boolean> flag(String name) {
    return new Field<>(name, FieldType.FLAG);
  }

  /** A point in time; what the service means by "never" reads as empty. */
  public static Field<Instant> time(String name) {
    return new Field<>(name, FieldType.TIME);
  }

  /**
   * A person or a group. To write one, it takes a {@code uniqueName}, most often an e-mail address,
   * or a {@code displayName} that only one has.
   */
  public static Field<IdentityRef> identity(String name) {
    return new Field<>(name, FieldType.IDENTITY);
  }

  /** Tags, in the service's order. */
  public static Field<List<String>> tags(String name) {
    return new Field<>(name, FieldType.TAGS);
  }

  /** Whatever is there, as JSON. */
  public static Field<JsonElement> json(String name) {
    return new Field<>(name, FieldType.JSON);
  }

  /** The reference name, such as {@code System.Title}. */
  public String name() {
    return name;
  }

  /** The value in the service's form; null and the absence of it read as empty. */
  Optional<T> read(@Nullable JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(type.read(value));
    } catch (RuntimeException other) {
      String found = value.isJsonObject() ? "an object" : value.isJsonArray() ? "a list" : "else";
      throw AzureDevOpsException.of(
              ErrorKind.UNDECODABLE,
              "field " + name + " is not " + type + " but " + found + "; Field.json reads it")
          .cause(other)
          .build();
    }
  }

  JsonElement write(T value) {
    return type.write(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Field<?> that && that.name.equalsIgnoreCase(name);
  }

  @Override
  public int hashCode() {
    return name.toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
