// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.wit.ProjectProcess.category;

import io.github.fluentado.emulator.wit.ItemType.State;
import io.github.fluentado.emulator.wit.ProjectProcess.Level;
import java.util.List;
import java.util.Map;

/** The four processes of the service, as far as projects here can be of them. */
final class Processes {
  private static final String PRIORITY = "Microsoft.VSTS.Common.Priority";
  private static final String VALUE_AREA = "Microsoft.VSTS.Common.ValueArea";

  private static final String BUG =
      ".*\\.(ReproSteps|SystemInfo|Severity|FoundIn|(Original|Remaining|Completed)[A-Z].*|Activity)";
  private static final String TEST = ".*\\.TCM\\.(Steps|Param.*|Local.*|Autom.*)";
  private static final String WORK = ".*\\.((Original|Remaining|Completed)[A-Z].*|Activity)";
  private static final String VALUE = ".*\\.(Effort|BusinessValue|TimeCriticality)";
  private static final String NOTHING = "";

  private static final Map<String, Object> PLAIN = Map.of(PRIORITY, 2);
  private static final Map<String, Object> BUSINESS = Map.of(PRIORITY, 2, VALUE_AREA, "Business");
  private static final Map<String, Object> DEFECT =
      Map.of(PRIORITY, 2, VALUE_AREA, "Business", "Microsoft.VSTS.Common.Severity", "3 - Medium");

  private static final State NEW = proposed("New");
  private static final State ACTIVE = inProgress("Active");
  private static final State RESOLVED = new State("Resolved", "ff9d00", "Resolved");
  private static final State CLOSED = completed("Closed");
  private static final State REMOVED = new State("Removed", "ffffff", "Removed");
  private static final State DONE = completed("Done");
  private static final State TO_DO = proposed("To Do");

  private static final ItemType TEST_CASE =
      new ItemType(
          "Test Case",
          "004B50",
          "icon_test_beaker",
          List.of(proposed("Design"), inProgress("Ready"), CLOSED),
          Map.of(PRIORITY, 2, "Microsoft.VSTS.TCM.AutomationStatus", "Not Automated"),
          "Design",
          TEST);
  private static final Category TEST_CASES =
      new Category("Microsoft.TestCaseCategory", "Test Case Category", List.of("Test Case"));

  private static final Level EPICS = Level.portfolio("Epic", "Epics", 4);
  private static final Level FEATURES = Level.portfolio("Feature", "Features", 3);
  private static final Level TASKS = new Level(Category.TASK, "Tasks", "task", 1);

  static final ProjectProcess AGILE = agile();
  static final ProjectProcess BASIC = basic();
  static final ProjectProcess SCRUM = scrum();
  static final ProjectProcess CMMI = cmmi();

  private Processes() {}

  private static ProjectProcess agile() {
    List<State> full = List.of(NEW, ACTIVE, RESOLVED, CLOSED, REMOVED);
    List<ItemType> types =
        List.of(
            new ItemType(
                "Bug",
                "CC293D",
                "icon_insect",
                full.subList(0, 4),
                DEFECT,
                "New",
                BUG + "|.*\\.(StoryPoints|Risk)"),
            epic(full, "New"),
            feature(full, "New"),
            new ItemType(
                "Issue",
                "B4009E",
                "icon_traffic_cone",
                List.of(ACTIVE, CLOSED),
                PLAIN,
                "Active",
                NOTHING),
            task(List.of(NEW, ACTIVE, CLOSED, REMOVED), "New", WORK),
            TEST_CASE,
            new ItemType(
                "User Story",
                "0098C7",
                "icon_book",
                full,
                BUSINESS,
                "New",
                ".*\\.(StoryPoints|Risk)"));
    List<Category> categories =
        List.of(
            category("Bug", "Bug"),
            category("Epic", "Epic"),
            category("Feature", "Feature"),
            category("Requirement", "User Story"),
            category("Task", "Task"),
            TEST_CASES);
    return new ProjectProcess("Agile", types, categories, "", "asRequirements", levels("Stories"));
  }

  private static ProjectProcess basic() {
    List<State> states = List.of(TO_DO, inProgress("Doing"), DONE);
    String reason = "Added to backlog";
    List<ItemType> types =
        List.of(
            new ItemType("Epic", "E06C00", "icon_crown", states, PLAIN, reason, NOTHING),
            new ItemType(
                "Issue", "B4009E", "icon_clipboard_issue", states, PLAIN, reason, ".*\\.Effort"),
            new ItemType(
                "Task",
                "A4880A",
                "icon_clipboard",
                states,
                PLAIN,
                reason,
                ".*\\.(Remaining[A-Z].*|Activity)"),
            TEST_CASE);
    List<Category> categories =
        List.of(
            category("Epic", "Epic"),
            category("Requirement", "Issue"),
            category("Task", "Task"),
            TEST_CASES);
    List<Level> levels = List.of(EPICS, requirements("Issues"), TASKS);
    return new ProjectProcess("Basic", types, categories, "Sprint 1", "off", levels);
  }

  private static ProjectProcess scrum() {
    List<State> backlog =
        List.of(NEW, proposed("Approved"), inProgress("Committed"), DONE, REMOVED);
    List<State> wide = List.of(NEW, inProgress("In Progress"), DONE, REMOVED);
    String effort = "|.*\\.(Effort|BacklogPriority)";
    List<ItemType> types =
        List.of(
            new ItemType(
                "Bug",
                "CC293D",
                "icon_insect",
                backlog,
                DEFECT,
                "New defect reported",
                BUG + effort),
            epic(wide, "New epic"),
            feature(wide, "New feature"),
            new ItemType(
                "Impediment",
                "B4009E",
                "icon_traffic_cone",
                List.of(new State("Open", "b2b2b2", "Proposed"), CLOSED),
                PLAIN,
                "New impediment",
                NOTHING),
            new ItemType(
                "Product Backlog Item",
                "0098C7",
                "icon_list",
                backlog,
                BUSINESS,
                "New backlog item",
                ".*\\.BusinessValue" + effort),
            task(
                List.of(TO_DO, inProgress("In Progress"), DONE, REMOVED),
                "New task",
                ".*\\.(Remaining[A-Z].*|Activity|BacklogPriority)"),
            TEST_CASE);
    List<Category> categories =
        List.of(
            category("Bug", "Bug"),
            category("Epic", "Epic"),
            category("Feature", "Feature"),
            category("Requirement", "Product Backlog Item"),
            category("Task", "Task"),
            TEST_CASES);
    return new ProjectProcess(
        "Scrum", types, categories, "Sprint 1", "asRequirements", levels("Backlog items"));
  }

  private static ProjectProcess cmmi() {
    List<State> states = List.of(proposed("Proposed"), ACTIVE, RESOLVED, CLOSED);
    String size = ".*\\.Size";
    String work = ".*\\.((Original|Remaining|Completed)[A-Z].*|Discipline)";
    List<ItemType> types =
        List.of(
            new ItemType("Bug", "CC293D", "icon_insect", states, DEFECT, "New", BUG + "|" + size),
            new ItemType(
                "Change Request", "B4009E", "icon_asterisk", states, PLAIN, "New", NOTHING),
            epic(states, "New"),
            feature(states, "New"),
            new ItemType("Issue", "B4009E", "icon_traffic_cone", states, PLAIN, "New", NOTHING),
            new ItemType("Requirement", "0098C7", "icon_check_box", states, BUSINESS, "New", size),
            new ItemType(
                "Review",
                "B4009E",
                "icon_chat_bubble",
                List.of(ACTIVE, RESOLVED, CLOSED),
                PLAIN,
                "New",
                NOTHING),
            new ItemType("Risk", "B4009E", "icon_flame", states, PLAIN, "New", NOTHING),
            task(states, "New", work),
            TEST_CASE);
    List<Category> categories =
        List.of(
            category("Bug", "Bug"),
            category("Epic", "Epic"),
            category("Feature", "Feature"),
            category("Requirement", "Requirement"),
            category("Task", "Task"),
            TEST_CASES);
    return new ProjectProcess(
        "CMMI", types, categories, "Iteration 1", "asTasks", levels("Requirements"));
  }

  private static ItemType epic(List<State> states, String reason) {
    return new ItemType("Epic", "E06C00", "icon_crown", states, BUSINESS, reason, VALUE);
  }

  private static ItemType feature(List<State> states, String reason) {
    return new ItemType("Feature", "773B93", "icon_trophy", states, BUSINESS, reason, VALUE);
  }

  private static ItemType task(List<State> states, String reason, String owned) {
    return new ItemType("Task", "A4880A", "icon_clipboard", states, PLAIN, reason, owned);
  }

  private static List<Level> levels(String requirements) {
    return List.of(EPICS, FEATURES, requirements(requirements), TASKS);
  }

  private static Level requirements(String name) {
    return new Level(Category.REQUIREMENT, name, "requirement", 2);
  }

  private static State proposed(String name) {
    return new State(name, "b2b2b2", "Proposed");
  }

  private static State inProgress(String name) {
    return new State(name, "007acc", "InProgress");
  }

  private static State completed(String name) {
    return new State(name, "339933", "Completed");
  }
}
