// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.ProcessTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A work item type of a process.
 *
 * @param states in order; a new item is in the first
 * @param defaults what a new item starts with
 * @param reason why a new item is in its state
 * @param owned pattern of the fields that only some types have, and this one does
 * @param own what else a process says of it
 */
public record ItemType(
    String name,
    String color,
    String icon,
    List<State> states,
    Map<String, Object> defaults,
    String reason,
    String owned,
    Own own) {

  /** One that is as the service brings it. */
  ItemType(
      String name,
      String color,
      String icon,
      List<State> states,
      Map<String, Object> defaults,
      String reason,
      String owned) {
    this(name, color, icon, states, defaults, reason, owned, Own.NOTHING);
  }

  /**
   * What the process of an organization says of its type.
   *
   * @param referenceName empty for one of the service's
   * @param description empty for the usual one
   * @param required reference names of fields that must have a value
   * @param readOnly reference names of fields that clients may not write
   * @param added reference names of fields that the process has given it
   */
  record Own(
      String referenceName,
      String description,
      boolean disabled,
      Set<String> required,
      Set<String> readOnly,
      Set<String> added) {
    static final Own NOTHING = new Own("", "", false, Set.of(), Set.of(), Set.of());

    Own {
      required = Set.copyOf(required);
      readOnly = Set.copyOf(readOnly);
      added = Set.copyOf(added);
    }
  }

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

  static String described(String name, ProcessTemplate process) {
    return "Work item type " + name + " of the " + process.base() + " process.";
  }

  String referenceName() {
    return own.referenceName().isEmpty()
        ? "Microsoft.VSTS.WorkItemTypes." + name.replace(" ", "")
        : own.referenceName();
  }

  /** Whether the type has the field; what no type claims for itself belongs to all. */
  boolean has(Field field) {
    String referenceName = field.referenceName();
    return !referenceName.matches(CLAIMED)
        || referenceName.matches(owned)
        || own.added().contains(referenceName);
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
