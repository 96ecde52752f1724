// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A work item type of a process.
 *
 * @param states in order; a new item is in the first
 * @param defaults what a new item starts with
 * @param reason why a new item is in its state
 * @param owned pattern of the fields that only some types have, and this one does
 */
public record ItemType(
    String name,
    String color,
    String icon,
    List<State> states,
    Map<String, Object> defaults,
    String reason,
    String owned) {

  /** A state with its category. */
  public record State(String name, String color, String category) {}

  /** Fields that are not of all types. */
  private static final String CLAIMED =
      ".*\\.TCM\\.(ReproSteps|SystemInfo|Steps|Param.*|Local.*|Autom.*)"
          + "|.*\\.(Severity|FoundIn|(Original|Remaining|Completed)[A-Z].*|Activity|Discipline)"
          + "|.*\\.(StoryPoints|Size|Risk|Effort|BusinessValue|TimeCriticality|BacklogPriority)";

  public ItemType {
    states = List.copyOf(states);
    defaults = Map.copyOf(defaults);
  }

  String referenceName() {
    return "Microsoft.VSTS.WorkItemTypes." + name.replace(" ", "");
  }

  /** Whether the type has the field; what no type claims for itself belongs to all. */
  boolean has(Field field) {
    return !field.referenceName().matches(CLAIMED) || field.referenceName().matches(owned);
  }

  Optional<State> state(String state) {
    return states.stream().filter(s -> s.name().equalsIgnoreCase(state)).findFirst();
  }

  State first() {
    return states.get(0);
  }

  /** From each state to each: the process has no narrower rules, as is usual today. */
  Map<String, List<String>> transitions() {
    List<String> names = states.stream().map(State::name).toList();
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("", List.of(first().name()));
    names.forEach(name -> all.put(name, new ArrayList<>(names)));
    return all;
  }
}
