// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.wit.FieldType.BOOLEAN;
import static io.github.fluentado.emulator.wit.FieldType.DATE_TIME;
import static io.github.fluentado.emulator.wit.FieldType.DOUBLE;
import static io.github.fluentado.emulator.wit.FieldType.HISTORY;
import static io.github.fluentado.emulator.wit.FieldType.HTML;
import static io.github.fluentado.emulator.wit.FieldType.INTEGER;
import static io.github.fluentado.emulator.wit.FieldType.PLAIN_TEXT;
import static io.github.fluentado.emulator.wit.FieldType.STRING;
import static io.github.fluentado.emulator.wit.FieldType.TREE_PATH;

import io.github.fluentado.emulator.store.Cell;
import io.github.fluentado.emulator.store.Sequence;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.Collection;
import java.util.Optional;

/** All fields of an organization, found by reference name or friendly name in any letter case. */
public final class Fields {
  static final String ID = "System.Id";
  static final String REV = "System.Rev";
  static final String TITLE = "System.Title";
  static final String STATE = "System.State";
  static final String REASON = "System.Reason";
  static final String TYPE = "System.WorkItemType";
  static final String PROJECT = "System.TeamProject";
  static final String AREA_PATH = "System.AreaPath";
  static final String AREA_ID = "System.AreaId";
  static final String ITERATION_PATH = "System.IterationPath";
  static final String ITERATION_ID = "System.IterationId";
  static final String TAGS = "System.Tags";
  static final String HISTORY_TEXT = "System.History";
  static final String COMMENT_COUNT = "System.CommentCount";
  static final String CREATED_DATE = "System.CreatedDate";
  static final String CREATED_BY = "System.CreatedBy";
  static final String CHANGED_DATE = "System.ChangedDate";
  static final String CHANGED_BY = "System.ChangedBy";
  static final String PARENT = "System.Parent";
  static final String IS_DELETED = "System.IsDeleted";

  private static final String COMMON = "Microsoft.VSTS.Common.";
  private static final String SCHEDULING = "Microsoft.VSTS.Scheduling.";
  private static final String TESTING = "Microsoft.VSTS.TCM.";

  private final Table<String, Field> byName;
  private final Sequence<Field> all;
  private final Table<String, Boolean> deleted;
  private final Table<String, Boolean> locked;
  private final Table<String, String> picklists;
  private final Cell<Integer> own;

  public Fields(Store store) {
    byName = store.table(String.CASE_INSENSITIVE_ORDER);
    all = store.sequence();
    deleted = store.table();
    locked = store.table();
    picklists = store.table();
    own = store.cell(0);
    addSystem();
    addLevels();
    addCommon();
    addScheduling();
    addTesting();
    own.set(all.size());
  }

  void add(Field field) {
    all.add(field);
    byName.put(field.referenceName(), field);
    if (!byName.has(field.name())) {
      byName.put(field.name(), field);
    }
  }

  /** One that is not deleted. */
  public Optional<Field> find(String name) {
    return findEver(name).filter(field -> !isDeleted(field.referenceName()));
  }

  Optional<Field> findEver(String name) {
    return byName.find(name.trim());
  }

  Collection<Field> all() {
    return all.stream().filter(field -> !isDeleted(field.referenceName())).toList();
  }

  Collection<Field> allEver() {
    return all.items();
  }

  /** Whether it came with the processes, and not from a client. */
  boolean isOwn(Field field) {
    return all.items().indexOf(field) < own.get();
  }

  boolean isDeleted(String referenceName) {
    return !deleted.isEmpty() && deleted.has(referenceName);
  }

  /** Its values stay, out of sight until it is restored. */
  void delete(Field field) {
    deleted.put(field.referenceName(), true);
  }

  void restore(Field field) {
    deleted.remove(field.referenceName());
  }

  /** From now on the values of the field are those of a list. */
  void limit(Field field, String picklist) {
    picklists.put(field.referenceName(), picklist);
  }

  Optional<String> picklist(Field field) {
    return picklists.find(field.referenceName());
  }

  boolean uses(String picklist) {
    return picklists.stream().anyMatch(picklist::equalsIgnoreCase);
  }

  boolean isLocked(Field field) {
    return locked.has(field.referenceName());
  }

  void lock(Field field, boolean on) {
    if (on) {
      locked.put(field.referenceName(), true);
    } else {
      locked.remove(field.referenceName());
    }
  }

  private void addSystem() {
    add(Field.of(ID, "ID", INTEGER).asReadOnly());
    add(Field.of(REV, "Rev", INTEGER).asReadOnly());
    add(Field.of(TITLE, "Title", STRING));
    add(Field.of(TYPE, "Work Item Type", STRING));
    add(Field.of(STATE, "State", STRING));
    add(Field.of(REASON, "Reason", STRING));
    add(Field.of(PROJECT, "Team Project", STRING));
    add(Field.of(AREA_PATH, "Area Path", TREE_PATH));
    add(Field.of(AREA_ID, "Area ID", INTEGER));
    add(Field.of(ITERATION_PATH, "Iteration Path", TREE_PATH));
    add(Field.of(ITERATION_ID, "Iteration ID", INTEGER));
    add(Field.of("System.NodeName", "Node Name", STRING).asReadOnly());
    add(Field.of("System.AssignedTo", "Assigned To", STRING).asIdentity());
    add(Field.of(CREATED_DATE, "Created Date", DATE_TIME).asReadOnly());
    add(Field.of(CREATED_BY, "Created By", STRING).asIdentity().asReadOnly());
    add(Field.of(CHANGED_DATE, "Changed Date", DATE_TIME).asReadOnly());
    add(Field.of(CHANGED_BY, "Changed By", STRING).asIdentity().asReadOnly());
    add(Field.of("System.RevisedDate", "Revised Date", DATE_TIME).asReadOnly());
    add(Field.of("System.AuthorizedDate", "Authorized Date", DATE_TIME).asReadOnly());
    add(Field.of("System.AuthorizedAs", "Authorized As", STRING).asIdentity().asReadOnly());
    add(Field.of("System.PersonId", "Person ID", INTEGER).asReadOnly());
    add(Field.of("System.Watermark", "Watermark", INTEGER).asReadOnly());
    add(Field.of(COMMENT_COUNT, "Comment Count", INTEGER).asReadOnly());
    add(Field.of("System.Description", "Description", HTML));
    add(Field.of(HISTORY_TEXT, "History", HISTORY));
    add(Field.of(TAGS, "Tags", PLAIN_TEXT));
    add(Field.of(PARENT, "Parent", INTEGER).asReadOnly());
    add(Field.of(IS_DELETED, "Is Deleted", BOOLEAN).asReadOnly());
    add(Field.of("System.AttachedFileCount", "Attached File Count", INTEGER).asReadOnly());
    add(Field.of("System.HyperLinkCount", "Hyperlink Count", INTEGER).asReadOnly());
    add(Field.of("System.ExternalLinkCount", "External Link Count", INTEGER).asReadOnly());
    add(Field.of("System.RelatedLinkCount", "Related Link Count", INTEGER).asReadOnly());
    add(Field.of("System.BoardColumn", "Board Column", STRING).asReadOnly());
    add(Field.of("System.BoardLane", "Board Lane", STRING).asReadOnly());
    add(Field.of("System.BoardColumnDone", "Board Column Done", BOOLEAN).asReadOnly());
    add(Field.of("System.Links.LinkType", "Link Type", INTEGER).asReadOnly());
  }

  private void addLevels() {
    for (int level = 1; level <= 7; level++) {
      add(Field.of("System.AreaLevel" + level, "Area Level " + level, STRING).asReadOnly());
      String iteration = "System.IterationLevel" + level;
      add(Field.of(iteration, "Iteration Level " + level, STRING).asReadOnly());
    }
  }

  private void addCommon() {
    add(Field.of(COMMON + "Priority", "Priority", INTEGER).limitedTo("1", "2", "3", "4"));
    add(
        Field.of(COMMON + "Severity", "Severity", STRING)
            .limitedTo("1 - Critical", "2 - High", "3 - Medium", "4 - Low"));
    add(
        Field.of(COMMON + "ValueArea", "Value Area", STRING)
            .limitedTo("Architectural", "Business"));
    add(Field.of(COMMON + "Risk", "Risk", STRING).limitedTo("1 - High", "2 - Medium", "3 - Low"));
    add(
        Field.of(COMMON + "Activity", "Activity", STRING)
            .limitedTo(
                "Deployment", "Design", "Development", "Documentation", "Requirements", "Testing"));
    add(Field.of(COMMON + "StackRank", "Stack Rank", DOUBLE));
    add(Field.of(COMMON + "BusinessValue", "Business Value", INTEGER));
    add(Field.of(COMMON + "TimeCriticality", "Time Criticality", DOUBLE));
    add(Field.of(COMMON + "AcceptanceCriteria", "Acceptance Criteria", HTML));
    add(Field.of(COMMON + "StateChangeDate", "State Change Date", DATE_TIME).asReadOnly());
    add(Field.of(COMMON + "ActivatedDate", "Activated Date", DATE_TIME));
    add(Field.of(COMMON + "ActivatedBy", "Activated By", STRING).asIdentity());
    add(Field.of(COMMON + "ResolvedDate", "Resolved Date", DATE_TIME));
    add(Field.of(COMMON + "ResolvedBy", "Resolved By", STRING).asIdentity());
    add(Field.of(COMMON + "ResolvedReason", "Resolved Reason", STRING));
    add(Field.of(COMMON + "ClosedDate", "Closed Date", DATE_TIME));
    add(Field.of(COMMON + "ClosedBy", "Closed By", STRING).asIdentity());
  }

  private void addScheduling() {
    add(Field.of(SCHEDULING + "StoryPoints", "Story Points", DOUBLE));
    add(Field.of(SCHEDULING + "Effort", "Effort", DOUBLE));
    add(Field.of(SCHEDULING + "OriginalEstimate", "Original Estimate", DOUBLE));
    add(Field.of(SCHEDULING + "RemainingWork", "Remaining Work", DOUBLE));
    add(Field.of(SCHEDULING + "CompletedWork", "Completed Work", DOUBLE));
    add(Field.of(SCHEDULING + "StartDate", "Start Date", DATE_TIME));
    add(Field.of(SCHEDULING + "FinishDate", "Finish Date", DATE_TIME));
    add(Field.of(SCHEDULING + "TargetDate", "Target Date", DATE_TIME));
    add(Field.of(SCHEDULING + "DueDate", "Due Date", DATE_TIME));
    add(Field.of("Microsoft.VSTS.Build.FoundIn", "Found In", STRING));
    add(Field.of("Microsoft.VSTS.Build.IntegrationBuild", "Integration Build", STRING));
  }

  private void addTesting() {
    add(Field.of(TESTING + "ReproSteps", "Repro Steps", HTML));
    add(Field.of(TESTING + "SystemInfo", "System Info", HTML));
    add(Field.of(TESTING + "Steps", "Steps", HTML));
    add(Field.of(TESTING + "Parameters", "Parameters", HTML));
    add(Field.of(TESTING + "LocalDataSource", "Local Data Source", HTML));
    add(
        Field.of(TESTING + "AutomationStatus", "Automation status", STRING)
            .limitedTo("Automated", "Not Automated", "Planned"));
    add(Field.of(TESTING + "AutomatedTestName", "Automated Test Name", STRING));
    add(Field.of(TESTING + "AutomatedTestStorage", "Automated Test Storage", STRING));
    add(Field.of(TESTING + "AutomatedTestType", "Automated Test Type", STRING));
    add(Field.of(TESTING + "AutomatedTestId", "Automated Test Id", STRING));
  }
}
