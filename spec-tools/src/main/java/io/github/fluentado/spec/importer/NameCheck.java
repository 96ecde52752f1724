// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds names that mislead, by machine: each needs a correction, or a reason in the section {@code
 * odd-names} of the corrections. Without that section, names are not looked at.
 */
final class NameCheck {
  private static final int RARE = 2;
  private static final int SHORTEST = 7;

  private final Corrections corrections;
  private final Problems problems;
  private final Map<String, Corrections.Naming> reasons = new LinkedHashMap<>();

  NameCheck(Corrections corrections, Problems problems) {
    this.corrections = corrections;
    this.problems = problems;
    corrections
        .naming("odd-names")
        .forEach(naming -> reasons.put(naming.place() + " " + naming.published(), naming));
  }

  /**
   * Reports what has neither a correction nor a reason, and reasons that nothing needs any more.
   *
   * @param ids of the operations in the description
   */
  void check(
      List<SwaggerFile> files, Map<Operation, String> ids, Map<Components.Group, String> schemas) {
    if (reasons.isEmpty()) {
      return;
    }
    Map<String, Corrections.Naming> unused = new LinkedHashMap<>(reasons);
    Map<String, Integer> words = words(ids.values(), schemas.values());
    ids.forEach(
        (operation, id) -> {
          String name = id.substring(id.indexOf('_') + 1).replace('_', '.');
          String odd = odd(operation, name.substring(name.indexOf('.') + 1));
          odd = odd.isEmpty() ? misspelled(name.substring(name.indexOf('.') + 1), words) : odd;
          report(operation.file().label(), operation.file().area(), name, odd, unused);
        });
    schemas.forEach(
        (group, name) -> {
          DefinitionId member = group.members().iterator().next();
          String odd = name.matches(".*(?<!V)\\d") ? "a model with a number at its end" : "";
          odd = odd.isEmpty() ? misspelled(name, words) : odd;
          report(member.family(), member.area(), name, odd, unused);
        });
    files.forEach(file -> swapped(file, ids));
    unused.values().forEach(naming -> missing(naming, files));
  }

  private void missing(Corrections.Naming naming, List<SwaggerFile> files) {
    boolean demanded =
        files.stream()
            .anyMatch(
                f -> naming.versions().contains(f.version()) && f.area().equals(naming.place()));
    if (demanded) {
      corrections.missing(naming.file(), "odd-names." + naming.place() + "." + naming.published());
    }
  }

  private void report(
      String file, String area, String name, String odd, Map<String, Corrections.Naming> unused) {
    if (odd.isEmpty()) {
      return;
    }
    if (unused.remove(area + " " + name) != null) {
      corrections.found();
    } else if (!reasons.containsKey(area + " " + name)) {
      problems.add(file, name, odd + ", without a correction or a reason (odd-names)");
    }
  }

  private static String odd(Operation operation, String method) {
    boolean list = "list".equals(operation.wrapper()) || operation.paging() != null;
    boolean json =
        operation.answers().stream().anyMatch(a -> a.content().containsKey("application/json"));
    if (method.startsWith("get") && list) {
      return "a getter that gives a list";
    }
    if (method.matches("list([A-Z].*)?") && json && !list) {
      return "a list that is one object";
    }
    return "";
  }

  /** A rare word that is a frequent one with two letters swapped, or with one letter missing. */
  private static String misspelled(String name, Map<String, Integer> words) {
    for (String word : Words.of(name)) {
      if (word.length() >= SHORTEST && words.getOrDefault(word, 0) <= RARE) {
        for (String other : nearby(word)) {
          if (words.getOrDefault(other, 0) > RARE) {
            return "'" + word + "' looks like '" + other + "'";
          }
        }
      }
    }
    return "";
  }

  private static Set<String> nearby(String word) {
    Set<String> nearby = new HashSet<>();
    for (int i = 1; i < word.length() - 1; i++) {
      String start = word.substring(0, i);
      nearby.add(start + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
      for (char letter = 'a'; letter <= 'z'; letter++) {
        nearby.add(start + letter + word.substring(i));
      }
    }
    nearby.remove(word);
    return nearby;
  }

  private static Map<String, Integer> words(Collection<String> ids, Collection<String> schemas) {
    Map<String, Integer> words = new HashMap<>();
    List<String> names = new ArrayList<>(schemas);
    ids.forEach(id -> names.add(id.substring(id.indexOf('_') + 1).replace('_', ' ')));
    names.forEach(
        name -> new HashSet<>(Words.of(name)).forEach(word -> words.merge(word, 1, Integer::sum)));
    return words;
  }

  /** Two operations of a file whose published ids fit each other's method better than their own. */
  private void swapped(SwaggerFile file, Map<Operation, String> ids) {
    List<Published> all = new ArrayList<>();
    for (Operation operation : ids.keySet()) {
      if (operation.file().label().equals(file.label()) && operation.method() == null) {
        String method = method(file, operation.id());
        all.add(new Published(operation, words(operation.action()), words(method)));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      for (Published other : all.subList(i + 1, all.size())) {
        if (all.get(i).isSwappedWith(other)) {
          String name = all.get(i).operation.id();
          problems.add(file.label(), name, "says what is at the route of " + other.operation.id());
        }
      }
    }
  }

  private static Set<String> words(String name) {
    Set<String> words = new HashSet<>();
    Words.of(name).forEach(word -> words.add(Words.singular(word)));
    return words;
  }

  private record Published(Operation operation, Set<String> action, Set<String> method) {
    boolean isSwappedWith(Published other) {
      return operation.verb().equals(other.operation.verb())
          && common(action, other.method) > common(action, method)
          && common(other.action, method) > common(other.action, other.method);
    }

    /** The share of words that two names have in common. */
    private static double common(Set<String> one, Set<String> other) {
      Set<String> both = new HashSet<>(one);
      both.retainAll(other);
      return 2.0 * both.size() / (one.size() + other.size());
    }
  }

  /** The name of the method in the service. */
  private static String method(SwaggerFile file, String id) {
    for (String section : OperationReader.SECTIONS) {
      for (JsonElement path : file.object(section).asMap().values()) {
        for (JsonElement verb : path.getAsJsonObject().asMap().values()) {
          if (verb instanceof JsonObject operation
              && Json.text(operation, "operationId").equals(id)) {
            return Json.text(operation, "x-ms-vss-method");
          }
        }
      }
    }
    return "";
  }
}
