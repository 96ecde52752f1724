// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives every component a name that is unique over all files and legal in Java. */
final class SchemaNames {
  private final Map<DefinitionId, String> given;
  private final Map<String, String> prefixes;
  private final Map<Components.Group, String> names = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  private SchemaNames(Map<DefinitionId, String> given, Map<String, String> prefixes) {
    this.given = given;
    this.prefixes = prefixes;
  }

  /**
   * @param given names given by corrections
   * @param prefixes word for an area, where its capitalised name would not do
   * @param reserved names of hand-described schemas
   */
  static Map<Components.Group, String> of(
      List<Components.Group> groups,
      Map<DefinitionId, String> given,
      Map<String, String> prefixes,
      Set<String> reserved) {
    SchemaNames naming = new SchemaNames(given, prefixes);
    reserved.forEach(naming::take);
    naming.nameGiven(groups);
    naming.nameRest(groups);
    return naming.names;
  }

  private boolean take(String name) {
    return taken.add(name.toLowerCase(Locale.ROOT));
  }

  private void nameGiven(List<Components.Group> groups) {
    for (Components.Group group : groups) {
      Optional<String> name =
          group.members().stream().map(given::get).filter(n -> n != null).findFirst();
      if (name.isPresent() && take(name.get())) {
        names.put(group, name.get());
      }
    }
  }

  private void nameRest(List<Components.Group> groups) {
    Map<String, Integer> wanted = new HashMap<>();
    List<Components.Group> rest =
        groups.stream()
            .filter(group -> !names.containsKey(group))
            .sorted(Comparator.comparingInt((Components.Group g) -> -g.areas().size()))
            .toList();
    rest.forEach(group -> wanted.merge(plain(group), 1, Integer::sum));
    for (Components.Group group : rest) {
      boolean plain = wanted.getOrDefault(plain(group), 0) == 1 || group.areas().size() > 1;
      names.put(group, free(group, plain));
    }
  }

  private static String plain(Components.Group group) {
    return Words.capital(group.definition().id().name());
  }

  private String free(Components.Group group, boolean tryPlain) {
    String plain = plain(group);
    DefinitionId id = group.definition().id();
    String file = id.family().replaceFirst("^.*/", "").replaceFirst("\\.json$", "");
    String kind = id.isEnum() ? "Kind" : "";
    String withArea = prefix(id.area()) + plain;
    String withFile = withArea + "Of" + Words.pascal(Words.of(file));
    for (String name :
        tryPlain
            ? List.of(plain, withArea, withFile, withFile + kind)
            : List.of(withArea, withFile, withFile + kind)) {
      if (JavaNames.isType(name) && take(name)) {
        return name;
      }
    }
    throw ImportFailure.of(id.family(), "definitions." + id.name(), "no free name for the schema");
  }

  private String prefix(String area) {
    return prefixes.getOrDefault(area, Words.capital(area));
  }
}
