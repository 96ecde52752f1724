// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A work item type of the Agile process: its states in order and what a new item starts with. */
public record ItemType(
    String name, String color, String icon, List<State> states, Map<String, Object> defaults) {

  /** A state with its category. */
  public record State(String name, String color, String category) {}

  private static final String PRIORITY = "Microsoft.VSTS.Common.Priority";
  private static final String VALUE_AREA = "Microsoft.VSTS.Common.ValueArea";
  private static final State NEW = new State("New", "b2b2b2", "Proposed");
  private static final State ACTIVE = new State("Active", "007acc", "InProgress");
  private static final State RESOLVED = new State("Resolved", "ff9d00", "Resolved");
  private static final State CLOSED = new State("Closed", "339933", "Completed");
  private static final State REMOVED = new State("Removed", "ffffff", "Removed");

  private static final Map<String, Set<String>> OWNERS =
      Map.of(
          ".*\\.TCM\\.(ReproSteps|SystemInfo)|.*\\.(Severity|FoundIn)", Set.of("Bug"),
          ".*\\.TCM\\.(Steps|Param|Local|Autom).*", Set.of("Test Case"),
          ".*\\.(Original|Remaining|Completed)[A-Z].*|.*\\.Activity", Set.of("Bug", "Task"),
          ".*\\.(StoryPoints|Risk)", Set.of("Bug", "User Story"),
          ".*\\.(Effort|BusinessValue|TimeCriticality)", Set.of("Epic", "Feature"));

  public ItemType {
    states = List.copyOf(states);
    defaults = Map.copyOf(defaults);
  }

  static List<ItemType> agile() {
    List<State> full = List.of(NEW, ACTIVE, RESOLVED, CLOSED, REMOVED);
    State design = new State("Design", "b2b2b2", "Proposed");
    State ready = new State("Ready", "007acc", "InProgress");
    Map<String, Object> business = Map.of(PRIORITY, 2, VALUE_AREA, "Business");
    Map<String, Object> bug =
        Map.of(PRIORITY, 2, VALUE_AREA, "Business", "Microsoft.VSTS.Common.Severity", "3 - Medium");
    Map<String, Object> testCase =
        Map.of(PRIORITY, 2, "Microsoft.VSTS.TCM.AutomationStatus", "Not Automated");
    Map<String, Object> plain = Map.of(PRIORITY, 2);
    return List.of(
        new ItemType("Bug", "CC293D", "icon_insect", full.subList(0, 4), bug),
        new ItemType("Epic", "E06C00", "icon_crown", full, business),
        new ItemType("Feature", "773B93", "icon_trophy", full, business),
        new ItemType("Issue", "B4009E", "icon_traffic_cone", List.of(ACTIVE, CLOSED), plain),
        new ItemType(
            "Task", "A4880A", "icon_clipboard", List.of(NEW, ACTIVE, CLOSED, REMOVED), plain),
        new ItemType(
            "Test Case", "004B50", "icon_test_beaker", List.of(design, ready, CLOSED), testCase),
        new ItemType("User Story", "0098C7", "icon_book", full, business));
  }

  String referenceName() {
    return "Microsoft.VSTS.WorkItemTypes." + name.replace(" ", "");
  }

  /** Whether the type has the field; what no type claims for itself belongs to all. */
  boolean has(Field field) {
    return OWNERS.entrySet().stream()
        .filter(owner -> field.referenceName().matches(owner.getKey()))
        .findFirst()
        .map(owner -> owner.getValue().contains(name))
        .orElse(true);
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
