// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object of the service: immutable, and lossless.
 *
 * <p>What was read is written back the same, undeclared properties, explicit nulls and values of
 * another type than declared included. Of those, the getters show what can be read as the declared
 * type; the rest reads as absent and is found with {@link #json(String)}.
 *
 * <p>A getter gives null for an absent value, and an empty list or map for an absent one. Setting a
 * property gives a changed copy.
 */
public abstract class Model {
  private static final int NAMES_SHOWN = 40;

  private final Contents contents;

  protected Model(Contents contents) {
    this.contents = contents;
  }

  /**
   * The value of a declared property. For generated code, like every method that takes an index.
   */
  // Generated getters ask for the type that the shape has there.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  protected final <T> @Nullable T at(int index) {
    Object slot = Contents.bare(contents.slots[index]);
    return slot == null ? null : (T) contents.shape.codec(index).value(slot);
  }

  protected final <T> List<T> listAt(int index) {
    List<T> list = at(index);
    return list == null ? List.of() : list;
  }

  protected final <T> Map<String, T> mapAt(int index) {
    Map<String, T> map = at(index);
    return map == null ? Map.of() : map;
  }

  @SuppressWarnings({"unchecked", "rawtypes", "TypeParameterUnusedInFormals"}) // As in at.
  protected final <M extends Model> M withAt(int index, Object value) {
    Object given = Json.notNull(value, contents.shape.name(index));
    Object slot = ((SlotCodec) contents.shape.codec(index)).store(given);
    return (M) contents.shape.make(contents.withSlot(index, slot));
  }

  /** The value of the property with this name on the wire: a declared one typed, else as JSON. */
  public final @Nullable Object get(String name) {
    int index = contents.shape.indexOf(name);
    return index < 0 ? json(name) : at(index);
  }

  /** Whether there is a property with this name on the wire, be it null. */
  public final boolean has(String name) {
    int index = contents.shape.indexOf(name);
    return index < 0 ? contents.unknown.containsKey(name) : contents.slots[index] != null;
  }

  /** The property with this name on the wire, as it was sent; null if there is none. */
  public final @Nullable JsonElement json(String name) {
    int index = contents.shape.indexOf(name);
    if (index < 0) {
      JsonElement value = contents.unknown.get(name);
      return value == null ? null : Trees.own(value);
    }
    Object slot = Contents.bare(contents.slots[index]);
    return slot == null ? null : contents.shape.tree(index, slot);
  }

  /** The whole object. */
  public final JsonObject json() {
    return Json.tree(this::writeTo).getAsJsonObject();
  }

  /** The properties that the description does not have. */
  public final Map<String, JsonElement> unknown() {
    Map<String, JsonElement> copy = new LinkedHashMap<>();
    contents.unknown.forEach((name, value) -> copy.put(name, Trees.own(value)));
    return Collections.unmodifiableMap(copy);
  }

  /** A copy where the property with this name on the wire, declared or not, has the given value. */
  public Model with(String name, JsonElement value) {
    Json.notNull(value, name);
    int index = contents.shape.indexOf(Json.notNull(name, "the name"));
    return contents.shape.make(
        index < 0
            ? contents.withUnknown(name, value)
            : contents.withSlot(index, contents.shape.slot(index, value)));
  }

  /** A copy where the property is explicitly null, which tells the service to clear it. */
  public Model withNull(String name) {
    return with(name, JsonNull.INSTANCE);
  }

  /** A copy without the property. */
  public Model without(String name) {
    int index = contents.shape.indexOf(name);
    return contents.shape.make(
        index < 0 ? contents.withUnknown(name, null) : contents.withSlot(index, null));
  }

  /**
   * The same object, looked at as another model. Nothing is lost, whatever the two have in common.
   */
  public final <M extends Model> M as(Shape<M> shape) {
    return Json.fromTree(json(), shape);
  }

  final void writeTo(JsonWriter out) throws IOException {
    Shape<?> shape = contents.shape;
    out.beginObject();
    for (int i = 0; i < contents.slots.length; i++) {
      Object slot = contents.slots[i];
      if (slot != null) {
        out.name(slot instanceof Contents.Named named ? named.name() : shape.name(i));
        shape.codec(i).writeSlot(out, slot instanceof Contents.Named named ? named.slot() : slot);
      }
    }
    for (Map.Entry<String, JsonElement> entry : contents.unknown.entrySet()) {
      out.name(entry.getKey());
      Trees.write(out, entry.getValue());
    }
    out.endObject();
  }

  /** Of the same type with the same JSON; the order of undeclared properties does not count. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Model that
        && that.contents.shape == contents.shape
        && Arrays.equals(that.contents.slots, contents.slots)
        && that.contents.unknown.equals(contents.unknown);
  }

  @Override
  public final int hashCode() {
    return 31 * Arrays.hashCode(contents.slots) + contents.unknown.hashCode();
  }

  /**
   * The names of the properties that are set, with the values of numbers, booleans and enums, and
   * with the texts that name the thing or say how it is ({@code id}, {@code title}, {@code state}
   * and the like). Every other text stays out: it may be a secret or personal.
   */
  @Override
  public final String toString() {
    String shown =
        contents.setNames().limit(NAMES_SHOWN).map(this::shown).collect(Collectors.joining(", "));
    boolean more = contents.setNames().skip(NAMES_SHOWN).findAny().isPresent();
    return getClass().getSimpleName() + "{" + shown + (more ? ", …}" : "}");
  }

  private String shown(String name) {
    return Glance.of(name, contents.unknown.containsKey(name) ? null : get(name));
  }
}
