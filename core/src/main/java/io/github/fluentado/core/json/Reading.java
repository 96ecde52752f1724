// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import java.io.Reader;
import java.io.StringReader;
import java.util.function.Consumer;

/** A reader that tells a listener about each tolerance used. */
final class Reading extends JsonReader {
  private final Consumer<Tolerance> listener;
  private final String parentPath;

  Reading(Reader in, Consumer<Tolerance> listener, String parentPath) {
    super(in);
    this.listener = listener;
    this.parentPath = parentPath;
  }

  /** Reads a tree that was taken from {@code in}, from below what was last read. */
  static JsonReader again(JsonElement tree, JsonReader in, String subpath) {
    StringReader text = new StringReader(tree.toString());
    return in instanceof Reading reading
        ? new Reading(text, reading.listener, reading.path() + subpath)
        : new JsonReader(text);
  }

  /** Reports about something below the value last read. */
  void report(Tolerance.Kind kind, String detail, String subpath) {
    listener.accept(new Tolerance(kind, path() + subpath, detail));
  }

  private String path() {
    return parentPath + getPreviousPath().substring(1);
  }
}
