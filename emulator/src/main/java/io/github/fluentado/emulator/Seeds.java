// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.seed.Seeded;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an emulator holds from the start.
 *
 * @param projects names, in the order given to the builder
 * @param ids of things in the first project, by name; empty unless {@link EmulatorBuilder#seeded}
 * @param keys ids of things from seed documents, by the keys that stand there
 */
public record Seeds(List<String> projects, Map<String, Object> ids, Map<String, Object> keys) {

  public Seeds {
    projects = List.copyOf(projects);
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
  }

  static Seeds of(Seeded seeded) {
    return new Seeds(seeded.projects(), seeded.ids(), seeded.keys());
  }

  /** The first project. */
  public String project() {
    return projects.get(0);
  }

  /** Name of the git repository of the first project, which is the project's own name. */
  public String repository() {
    return project();
  }

  /** Numbers of work items; empty unless they were asked for. */
  public List<Integer> workItems() {
    return ids.get("workItems") instanceof List<?> numbers
        ? numbers.stream().map(Integer.class::cast).toList()
        : List.of();
  }

  /** Id of a saved query; empty unless seeds were asked for. */
  public String query() {
    return String.valueOf(ids.getOrDefault("query", ""));
  }

  /**
   * The id of the thing with this key in a seed document, or with this name among {@link #ids},
   * such as {@code repositoryId}.
   *
   * @throws IllegalArgumentException if there is none, or several things have the name
   */
  public String id(String key) {
    Object id = keys.getOrDefault(key, ids.get(key));
    if (id == null || id instanceof List) {
      List<String> known = Stream.concat(keys.keySet().stream(), ids.keySet().stream()).toList();
      throw new IllegalArgumentException(
          id == null
              ? "Nothing has the key " + key + "; known are " + known + "."
              : "There are several " + key + ": " + id + ".");
    }
    return id.toString();
  }

  /**
   * As {@link #id}, for what has a number, such as {@code pullRequest}, {@code build} or a work
   * item.
   *
   * @throws IllegalArgumentException also if its id is no number
   */
  public int number(String key) {
    String id = id(key);
    if (!id.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("The id of " + key + " is no number, but " + id + ".");
    }
    return Integer.parseInt(id);
  }
}
