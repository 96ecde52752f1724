// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trigger lets through: with no inclusion everything, and never what is excluded. */
record Filters(List<String> included, List<String> excluded) {
  static final Filters NONE = new Filters(List.of(), List.of());

  Filters {
    included = List.copyOf(included);
    excluded = List.copyOf(excluded);
  }

  /** Texts with a plus or a minus in front; no sign means plus. */
  static Filters signed(List<String> texts) {
    List<String> included = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    for (String text : texts) {
      boolean minus = text.startsWith("-");
      String plain = minus || text.startsWith("+") ? text.substring(1) : text;
      (minus ? excluded : included).add(plain);
    }
    return new Filters(included, excluded);
  }

  /** A list of what is included, or an object with the lists include and exclude. */
  static Filters ofYaml(@Nullable JsonElement value) {
    if (value instanceof JsonObject object) {
      return new Filters(
          Words.texts(Json.member(object, "include")), Words.texts(Json.member(object, "exclude")));
    }
    return value == null || value.isJsonNull() ? NONE : new Filters(Words.texts(value), List.of());
  }

  boolean letThroughBranch(String ref) {
    return (included.isEmpty() || included.stream().anyMatch(p -> branch(ref, p)))
        && excluded.stream().noneMatch(pattern -> branch(ref, pattern));
  }

  private static boolean branch(String ref, String pattern) {
    return Words.matches(ref, Words.ref(pattern));
  }

  /** Whether any of the files is one to care about. */
  boolean letThroughFiles(List<String> paths) {
    return paths.stream()
        .anyMatch(
            path ->
                (included.isEmpty() || included.stream().anyMatch(p -> file(path, p)))
                    && excluded.stream().noneMatch(pattern -> file(path, pattern)));
  }

  private static boolean file(String path, String pattern) {
    String plain = path.replaceFirst("^/", "");
    String wanted = pattern.replaceFirst("^/", "").replaceFirst("/$", "");
    return wanted.isEmpty() || Words.matches(plain, wanted) || Words.matches(plain, wanted + "/*");
  }
}
