// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON whose type is known later, or never: its text has been checked and is kept, and is read when
 * somebody asks. Immutable.
 */
public final class RawJson {
  public static final Codec<RawJson> CODEC = new Raw();

  private final Tree tree;

  private RawJson(Tree tree) {
    this.tree = tree;
  }

  public static RawJson of(JsonElement json) {
    return new RawJson(Tree.of(Json.notNull(json, "json").deepCopy()));
  }

  /** The whole; the caller's own, to change at will. */
  public JsonElement json() {
    return tree.own();
  }

  public boolean isObject() {
    return tree.isObject();
  }

  /**
   * The value below these names, one for each level; a list is entered by the number of an item.
   * Empty if there is none, or null. The caller's own.
   */
  public Optional<JsonElement> at(List<String> path) {
    JsonElement value = tree.look();
    for (String name : path) {
      value = value == null ? null : below(value, name);
    }
    return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(Trees.own(value));
  }

  private static @Nullable JsonElement below(JsonElement value, String name) {
    if (value instanceof JsonObject object) {
      return object.get(name);
    }
    if (value instanceof JsonArray list && name.matches("\\d{1,9}")) {
      int place = Integer.parseInt(name);
      return place < list.size() ? list.get(place) : null;
    }
    return null;
  }

  /**
   * The same, read as another type.
   *
   * @throws JsonDecodingException if it is of another type at its root
   */
  public <T> T as(Codec<T> codec) {
    return tree.read(codec);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RawJson that && that.tree.equals(tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  /** Says nothing of the content, which may be secret or personal. */
  @Override
  public String toString() {
    return "RawJson";
  }

  private static final class Raw extends SlotCodec<RawJson> {
    @Override
    String expected() {
      return "JSON";
    }

    @Override
    Object readPresent(Input in) throws IOException {
      JsonToken next = in.peek();
      boolean large = next == JsonToken.BEGIN_OBJECT || next == JsonToken.BEGIN_ARRAY;
      return new RawJson(large ? in.held() : Tree.of(in.tree()));
    }

    @Override
    void writeStored(JsonWriter out, Object stored) throws IOException {
      Trees.write(out, ((RawJson) stored).tree.look());
    }
  }
}
