// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A published operation. What its facts say is at hand; {@link #details()} reads its area's file.
 */
public final class Operation {
  private final AreaFile file;
  private final String verb;
  private final PathTemplate path;
  private final Map<String, String> facts;
  private final Set<String> query;
  private final Set<String> neededQuery;
  private final Lazy<Details> details;

  Operation(
      AreaFile file,
      String key,
      String verb,
      PathTemplate path,
      Map<String, String> facts,
      Set<String> query,
      Set<String> neededQuery) {
    this.file = file;
    this.verb = verb;
    this.path = path;
    this.facts = Map.copyOf(facts);
    this.query = ignoringCase(query);
    this.neededQuery = ignoringCase(neededQuery);
    String lowerVerb = verb.toLowerCase(Locale.ROOT);
    this.details = new Lazy<>(() -> new Details(file, file.operation(key, lowerVerb)));
  }

  private static Set<String> ignoringCase(Collection<String> names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(names);
    return set;
  }

  /** Such as {@code wit_WorkItems_get}. */
  public String id() {
    return fact("operationId");
  }

  /** Such as {@code wit}. */
  public String area() {
    return file.name();
  }

  /** In capitals. */
  public String verb() {
    return verb;
  }

  /** Below the organization. */
  public PathTemplate path() {
    return path;
  }

  /** The host at Azure DevOps Services. */
  public String host() {
    return fact("x-ado-host");
  }

  /** Whether the path may stand without an organization before it. */
  public boolean organizationMayLack() {
    return !fact("x-ado-organization").isEmpty();
  }

  /** Such as {@code 7.1-preview.1}; empty when none is sent. */
  public String version() {
    return fact("x-ado-version");
  }

  public boolean preview() {
    return fact("x-ado-preview").equals("true");
  }

  /** Whether it changes nothing. */
  public boolean safe() {
    return verb.equals("GET") || verb.equals("HEAD") || fact("x-ado-safe").equals("true");
  }

  /** {@code list}, {@code map} or empty. */
  public String wrapper() {
    return fact("x-ado-wrapper");
  }

  /** Scopes of which any one suffices; empty when none is published. */
  public List<String> scopes() {
    String list = fact("x-ado-scopes").replaceAll("[\\[\\]\\s]", "");
    return list.isEmpty() ? List.of() : List.of(list.split(","));
  }

  public Details details() {
    return details.get();
  }

  /** How far the names in a query miss the operation: required ones that lack weigh most. */
  int distance(Collection<String> given) {
    Set<String> names = ignoringCase(given);
    int lacking = (int) neededQuery.stream().filter(name -> !names.contains(name)).count();
    int unknown = (int) names.stream().filter(name -> !query.contains(name)).count();
    return 10_000 * lacking + 100 * unknown - neededQuery.size();
  }

  private String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return id();
  }
}
