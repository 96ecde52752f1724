// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

/**
 * An object or a list whose properties or items nobody may ask for: a text until then.
 *
 * <p>The text has been checked, so that it can be read. It is a copy: a body that it was a part of
 * is not kept.
 */
final class Tree {
  private final byte @Nullable [] text;
  private volatile @Nullable JsonElement tree;

  private Tree(byte @Nullable [] text, @Nullable JsonElement tree) {
    this.text = text;
    this.tree = tree;
  }

  /** A tree that nobody changes. */
  static Tree of(JsonElement tree) {
    return new Tree(null, tree);
  }

  static Tree of(byte[] text) {
    return new Tree(text, null);
  }

  /** To look at only: others may see the same. */
  JsonElement look() {
    JsonElement known = tree;
    if (known == null) {
      known = read();
      tree = known;
    }
    return known;
  }

  /** For whoever may change it. */
  JsonElement own() {
    JsonElement known = tree;
    return known == null || text != null ? read() : Trees.own(known);
  }

  boolean isObject() {
    return text == null ? look().isJsonObject() : text[0] == '{';
  }

  /** All of it as another type, without a tree in between if there is none. */
  <T> T read(Codec<T> codec) {
    return text == null ? Json.fromTree(look(), codec) : Json.decode(text, codec);
  }

  private JsonElement read() {
    return new Utf8Input(Json.notNull(text, "the text")).whole();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tree that && look().equals(that.look());
  }

  @Override
  public int hashCode() {
    return look().hashCode();
  }
}
