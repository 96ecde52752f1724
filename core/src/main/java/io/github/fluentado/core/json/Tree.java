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
