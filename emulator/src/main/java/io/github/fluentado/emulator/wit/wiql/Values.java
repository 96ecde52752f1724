// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ProjectRoutes;
import io.github.fluentado.emulator.wit.Field;
import io.github.fluentado.emulator.wit.FieldType;
import io.github.fluentado.emulator.wit.ProjectProcess;
import io.github.fluentado.emulator.wit.Snapshot;
import io.github.fluentado.emulator.wit.Sprints;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What operands stand for: literals in the type of the field they are compared with, macros filled
 * in. Days begin at midnight UTC.
 */
public final class Values {
  /** Queries may carry the team's id behind its name. */
  private static final Pattern TEAM = Pattern.compile("\\[([^\\]]+)\\]\\\\(.+?)(\\s*<[^>]*>)?");

  private final Organization organization;
  private final Function<Project, ProjectProcess> processes;
  private final Sprints sprints;
  private final @Nullable Project project;
  private final Optional<Project.Team> team;
  private final boolean timePrecision;
  private final Instant now;

  public Values(
      Organization organization,
      Function<Project, ProjectProcess> processes,
      Sprints sprints,
      @Nullable Project project,
      Optional<Project.Team> team,
      boolean timePrecision) {
    this.organization = organization;
    this.processes = processes;
    this.sprints = sprints;
    this.project = project;
    this.team = team;
    this.timePrecision = timePrecision;
    this.now = organization.now();
  }

  boolean timePrecision() {
    return timePrecision;
  }

  /** Checks all operands of a query once, so that errors show even when no item is there. */
  public void check(WiqlQuery query) {
    check(query.where());
  }

  private void check(Condition condition) {
    if (condition instanceof Condition.And and) {
      and.parts().forEach(this::check);
    } else if (condition instanceof Condition.Or or) {
      or.parts().forEach(this::check);
    } else if (condition instanceof Condition.Not not) {
      check(not.part());
    } else if (condition instanceof Condition.Ever ever) {
      check(ever.part());
    } else if (condition instanceof Condition.Compare compare) {
      compare.operands().forEach(operand -> of(compare.field(), operand, null));
    }
  }

  /** The time of an ASOF clause. */
  public Instant time(Operand operand) {
    Object value =
        operand instanceof Operand.Literal literal
            ? parsed(literal, () -> instant(literal.text()))
            : macro((Operand.Macro) operand);
    return value instanceof Instant time ? time : now;
  }

  @Nullable Object of(Field field, Operand operand, @Nullable Snapshot item) {
    if (operand instanceof Operand.FieldValue other) {
      return item == null ? null : item.value(other.field().referenceName());
    } else if (operand instanceof Operand.Macro macro) {
      return macro(macro);
    }
    Operand.Literal literal = (Operand.Literal) operand;
    return literal.text().isEmpty() ? null : parsed(literal, () -> typed(field, literal));
  }

  private static Object parsed(Operand.Literal literal, Supplier<Object> reader) {
    try {
      return reader.get();
    } catch (DateTimeException | NumberFormatException e) {
      throw Tokens.error("TF51008: The value does not fit the field", literal.token());
    }
  }

  private Object typed(Field field, Operand.Literal literal) {
    FieldType type = field.type();
    boolean linkType = field.referenceName().equals("System.Links.LinkType");
    if ((type == FieldType.INTEGER && !linkType) || type == FieldType.DOUBLE) {
      return Double.valueOf(literal.text());
    } else if (type == FieldType.DATE_TIME) {
      if (!timePrecision && literal.text().matches(".*\\d:\\d.*")) {
        throw Tokens.error(
            "You cannot supply a time with the date when running a query using date precision",
            literal.token());
      }
      return instant(literal.text());
    } else if (type == FieldType.BOOLEAN) {
      return Boolean.parseBoolean(literal.text()) || literal.text().equals("1");
    }
    return literal.text();
  }

  private static Instant instant(String text) {
    String iso = text.trim().replace(' ', 'T');
    if (!iso.contains("T")) {
      return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    boolean offset = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d$");
    return offset
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  private Object macro(Operand.Macro macro) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    int offset = macro.offset();
    return switch (macro.name()) {
      case "me" -> organization.me();
      case "project" -> projectName(macro);
      case "today", "startofday" -> midnight(today.plusDays(offset));
      case "startofweek" ->
          midnight(
              today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)).plusWeeks(offset));
      case "startofmonth" -> midnight(today.withDayOfMonth(1).plusMonths(offset));
      case "startofyear" -> midnight(today.withDayOfYear(1).plusYears(offset));
      case "currentiteration" -> currentIteration(macro);
      default -> throw Tokens.error("TF51010: There is no such macro", macro.token());
    };
  }

  /** The path of the team's sprint; a text that no path is when the team has none. */
  private String currentIteration(Operand.Macro macro) {
    if (macro.argument().isEmpty()) {
      if (project == null || team.isEmpty()) {
        throw Tokens.error(
            "VS402612: The macro '@currentIteration' needs a team in the URL or as its argument",
            macro.token());
      }
      return path(project, team.get(), macro.offset());
    }
    Matcher named = TEAM.matcher(macro.argument());
    if (!named.matches()) {
      throw Tokens.error(
          "VS402612: The team must be named like '[project]\\\\team'", macro.token());
    }
    Project of = organization.project(named.group(1));
    return path(of, ProjectRoutes.find(of, named.group(2)), macro.offset());
  }

  private String path(Project of, Project.Team whose, int offset) {
    return sprints.current(of, whose.id(), offset).map(Sprints.Sprint::path).orElse("\\");
  }

  /** Whether a type is of a category, or a person of a group or team. */
  boolean inGroup(Snapshot item, Field field, @Nullable Object value, String group) {
    if (field.referenceName().equals("System.WorkItemType")) {
      Project of = organization.project(String.valueOf(item.value("System.TeamProject")));
      return processes
          .apply(of)
          .category(group)
          .filter(c -> c.has(String.valueOf(value)))
          .isPresent();
    }
    return value instanceof Identity person
        && organization
            .directory()
            .group(group)
            .filter(found -> isMember(person, found))
            .isPresent();
  }

  private boolean isMember(Identity person, Group group) {
    return organization.directory().allContainersOf(person.id()).contains(group.id());
  }

  private String projectName(Operand.Macro macro) {
    if (project == null) {
      throw Tokens.error("TF51010: The macro needs a project in the URL", macro.token());
    }
    return project.name();
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
