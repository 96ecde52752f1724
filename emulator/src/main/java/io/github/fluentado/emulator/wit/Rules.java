// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.wit.RuleViolation.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a work item must fulfil before it is saved. */
final class Rules {
  private static final int TITLE_LENGTH = 255;

  /** Read-only fields that may be written when rules are bypassed. */
  private static final Set<String> HISTORIC =
      Set.of(Fields.CREATED_DATE, Fields.CREATED_BY, Fields.CHANGED_DATE, Fields.CHANGED_BY);

  private final Tracking tracking;

  Rules(Tracking tracking) {
    this.tracking = tracking;
  }

  /** Checks the draft, and brings names into the spelling of the definitions. */
  void check(Draft draft, Project project) {
    draft.touched().forEach(name -> checkWritable(draft, tracking.field(name)));
    resolveIds(draft);
    checkTree(draft, project, true, Fields.AREA_PATH);
    checkTree(draft, project, false, Fields.ITERATION_PATH);
    List<RuleViolation> violations = new ArrayList<>();
    checkTitle(draft, violations);
    ItemType type = checkState(draft, project, violations);
    if (!draft.bypassRules()) {
      draft.touched().stream()
          .filter(type.own().readOnly()::contains)
          .forEach(
              name -> {
                throw WitErrors.badField("ReadOnly", name);
              });
      draft.touched().forEach(name -> checkListed(draft, tracking.field(name), violations));
      type.own().required().stream()
          .flatMap(name -> tracking.fields().find(name).stream())
          .forEach(field -> checkGiven(draft, field, violations));
    }
    if (!violations.isEmpty()) {
      throw WitErrors.rules(violations);
    }
  }

  private static void checkWritable(Draft draft, Field field) {
    boolean historic = draft.bypassRules() && HISTORIC.contains(field.referenceName());
    boolean project = field.referenceName().equals(Fields.PROJECT);
    if (field.readOnly() && !historic) {
      throw WitErrors.badField("ReadOnly", field.referenceName());
    }
    if (project && !draft.fields().containsKey(Fields.PROJECT)) {
      throw WitErrors.badField("InvalidEmpty", field.referenceName());
    }
  }

  private void resolveIds(Draft draft) {
    resolveId(draft, true, Fields.AREA_ID, Fields.AREA_PATH);
    resolveId(draft, false, Fields.ITERATION_ID, Fields.ITERATION_PATH);
  }

  private void resolveId(Draft draft, boolean area, String idField, String pathField) {
    if (draft.fields().remove(idField) instanceof Integer id) {
      String path =
          tracking
              .trees()
              .find(area, id)
              .map(Node::path)
              .orElseThrow(() -> WitErrors.badTree(draft.id(), idField, "" + id));
      draft.fields().put(pathField, path);
    }
  }

  private void checkTree(Draft draft, Project project, boolean area, String field) {
    String path = draft.text(field);
    Optional<Node> node = path == null ? Optional.empty() : tracking.trees().find(area, path);
    boolean inProject = node.filter(n -> n.names().get(0).equals(project.name())).isPresent();
    if (!inProject) {
      throw WitErrors.badTree(draft.id(), field, String.valueOf(path));
    }
    draft.fields().put(field, node.map(Node::path).orElseThrow());
  }

  private void checkTitle(Draft draft, List<RuleViolation> violations) {
    String title = draft.text(Fields.TITLE);
    Field field = tracking.field(Fields.TITLE);
    if (title == null || title.isBlank()) {
      if (!draft.bypassRules()) {
        violations.add(RuleViolation.of(field, Flag.REQUIRED, Flag.INVALID_EMPTY));
      }
    } else if (title.length() > TITLE_LENGTH) {
      throw WitErrors.badField("InvalidTooLong", Fields.TITLE);
    }
  }

  /** What a process wants of its type. */
  private static void checkGiven(Draft draft, Field field, List<RuleViolation> violations) {
    String value = draft.text(field.referenceName());
    boolean title = field.referenceName().equals(Fields.TITLE);
    if (!title && (value == null || value.isBlank())) {
      violations.add(RuleViolation.of(field, Flag.REQUIRED, Flag.INVALID_EMPTY));
    }
  }

  private ItemType checkState(Draft draft, Project project, List<RuleViolation> violations) {
    String typeName = draft.text(Fields.TYPE);
    ItemType type = tracking.type(String.valueOf(typeName), project);
    draft.fields().put(Fields.TYPE, type.name());
    String state = draft.text(Fields.STATE);
    Optional<ItemType.State> known = type.state(String.valueOf(state));
    if (known.isPresent()) {
      draft.fields().put(Fields.STATE, known.get().name());
    } else if (!draft.bypassRules() || state == null) {
      violations.add(
          RuleViolation.of(
              tracking.field(Fields.STATE),
              Flag.REQUIRED,
              Flag.HAS_VALUES,
              Flag.LIMITED_TO_VALUES,
              Flag.INVALID_LIST_VALUE));
    }
    return type;
  }

  private static void checkListed(Draft draft, Field field, List<RuleViolation> violations) {
    Object value = draft.fields().get(field.referenceName());
    if (value == null || field.listed().isEmpty()) {
      return;
    }
    boolean known = field.listed().stream().anyMatch(value.toString()::equalsIgnoreCase);
    if (!known) {
      violations.add(
          RuleViolation.of(
              field, Flag.HAS_VALUES, Flag.LIMITED_TO_VALUES, Flag.INVALID_LIST_VALUE));
    }
  }
}
