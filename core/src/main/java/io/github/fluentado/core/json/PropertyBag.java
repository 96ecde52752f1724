// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named values, each with the name of its .NET type: {@code {"$type": "System.Int32", "$value":
 * 5}}.
 *
 * <p>The service takes a plain value as well, so {@link #with} sets these.
 */
public final class PropertyBag {
  public static final Codec<PropertyBag> CODEC =
      new ObjectCodec<>(PropertyBag::new, bag -> bag.properties);

  public static final PropertyBag EMPTY = new PropertyBag(Tree.of(new JsonObject()));

  private final Tree properties;

  private PropertyBag(Tree properties) {
    this.properties = properties;
  }

  private JsonObject properties() {
    return properties.look().getAsJsonObject();
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(properties().keySet());
  }

  /** The value, freed from its type; empty if it is absent or null. */
  public Optional<JsonElement> value(String name) {
    JsonElement property = properties().get(name);
    JsonElement value = isTyped(property) ? property.getAsJsonObject().get("$value") : property;
    return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(Trees.own(value));
  }

  /** The value as text; empty if it is absent, null, an object or a list. */
  public Optional<String> text(String name) {
    return value(name).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
  }

  /** The name of the .NET type, such as {@code System.String}, if one was sent. */
  public Optional<String> type(String name) {
    JsonElement property = properties().get(name);
    JsonElement type = isTyped(property) ? property.getAsJsonObject().get("$type") : null;
    return type != null && type.isJsonPrimitive()
        ? Optional.of(type.getAsString())
        : Optional.empty();
  }

  private static boolean isTyped(@Nullable JsonElement property) {
    return property instanceof JsonObject object && object.has("$value");
  }

  public PropertyBag with(String name, String value) {
    return with(name, new JsonPrimitive(value));
  }

  public PropertyBag with(String name, Number value) {
    return with(name, new JsonPrimitive(value));
  }

  public PropertyBag with(String name, boolean value) {
    return with(name, new JsonPrimitive(value));
  }

  public PropertyBag with(String name, JsonElement value) {
    JsonObject changed = json();
    changed.add(name, Trees.own(value));
    return new PropertyBag(Tree.of(changed));
  }

  /** The whole, as sent. */
  public JsonObject json() {
    return properties.own().getAsJsonObject();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PropertyBag that && that.properties.equals(properties);
  }

  @Override
  public int hashCode() {
    return properties.hashCode();
  }

  /** The names alone: a value may be a secret. */
  @Override
  public String toString() {
    return "PropertyBag" + properties().keySet();
  }
}
