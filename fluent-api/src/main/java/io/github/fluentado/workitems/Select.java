// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.error.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query for work items, or for links between them, put together from fields and conditions.
 * Immutable; {@link WorkItems#query(Select)} runs it. What it cannot say, {@link Wiql} can.
 *
 * <pre>{@code
 * Select.items().where(inProject().and(is(STATE, "Active"))).orderBy(ID)
 * }</pre>
 */
public final class Select {
  private static final String SOURCE = "[Source].";
  private static final String TARGET = "[Target].";

  private final Kind kind;
  private final List<RelationType> types;
  private final @Nullable Condition where;
  private final @Nullable Condition target;
  private final List<String> order;
  private final @Nullable Instant asOf;

  /** What is asked for, and of links with which work items. */
  private enum Kind {
    ITEMS(""),
    WITH_OR_WITHOUT("MayContain"),
    WITH("MustContain"),
    WITHOUT("DoesNotContain"),
    TREE("Recursive");

    private final String mode;

    Kind(String mode) {
      this.mode = mode;
    }
  }

  private Select(
      Kind kind,
      List<RelationType> types,
      @Nullable Condition where,
      @Nullable Condition target,
      List<String> order,
      @Nullable Instant asOf) {
    this.kind = kind;
    this.types = List.copyOf(types);
    this.where = where;
    this.target = target;
    this.order = List.copyOf(order);
    this.asOf = asOf;
  }

  /** Work items. */
  public static Select items() {
    return new Select(Kind.ITEMS, List.of(), null, null, List.of(), null);
  }

  /**
   * Work items that have links of one of these types, or of any if none is named, and the links.
   */
  public static Select links(RelationType... types) {
    return links(Kind.WITH, types);
  }

  /** Work items that have no such links. */
  public static Select withoutLinks(RelationType... types) {
    return links(Kind.WITHOUT, types);
  }

  /** Work items whether they have such links or not, and the links. */
  public static Select withOrWithoutLinks(RelationType... types) {
    return links(Kind.WITH_OR_WITHOUT, types);
  }

  /** Work items and all below them, as children of children. */
  public static Select tree() {
    return links(Kind.TREE, RelationType.CHILD);
  }

  private static Select links(Kind kind, RelationType... types) {
    List<RelationType> all = List.of(Check.notNull("types", types));
    return new Select(kind, all, null, null, List.of(), null);
  }

  /** What the work items must be like: in a query of links, those that the links come from. */
  public Select where(Condition condition) {
    Check.notNull("condition", condition);
    return new Select(kind, types, condition, target, order, asOf);
  }

  /**
   * What the work items must be like that links lead to.
   *
   * @throws IllegalArgumentException in a query that asks for no links
   */
  public Select linkedTo(Condition condition) {
    Check.notNull("condition", condition);
    Check.that(kind != Kind.ITEMS, "linkedTo", "needs a query of links");
    return new Select(kind, types, where, condition, order, asOf);
  }

  /** From the least on, behind what was said before. */
  public Select orderBy(Field<?> field) {
    return ordered(Wiql.name(field));
  }

  /** From the greatest on, behind what was said before. */
  public Select orderByDescending(Field<?> field) {
    return ordered(Wiql.name(field) + " DESC");
  }

  private Select ordered(String next) {
    List<String> more = new ArrayList<>(order);
    more.add(next);
    return new Select(kind, types, where, target, more, asOf);
  }

  /** What was so then, as it was then. */
  public Select asOf(Instant time) {
    Asked.EVERYTHING.asOf(time);
    return new Select(kind, types, where, target, order, time);
  }

  /** The query as it is sent. */
  public Wiql wiql() {
    boolean links = kind != Kind.ITEMS;
    String conditions =
        Stream.of(side(where, links ? SOURCE : ""), linkTypes(), side(target, TARGET))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" AND "));
    String text =
        "SELECT [System.Id] FROM "
            + (links ? "WorkItemLinks" : "WorkItems")
            + (conditions.isEmpty() ? "" : " WHERE " + conditions)
            + (order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order))
            + (links ? " MODE (" + kind.mode + ")" : "");
    boolean precise =
        Stream.ofNullable(where).anyMatch(Condition::isPrecise)
            || Stream.ofNullable(target).anyMatch(Condition::isPrecise);
    Wiql wiql = Wiql.made(text, precise);
    return asOf == null ? wiql : wiql.asOf(asOf);
  }

  private static String side(@Nullable Condition condition, String side) {
    return condition == null ? "" : condition.within(side);
  }

  private String linkTypes() {
    if (types.isEmpty()) {
      return "";
    }
    String names =
        types.stream().map(type -> Wiql.quote(type.name())).collect(Collectors.joining(", "));
    return "[System.Links.LinkType]" + (types.size() == 1 ? " = " + names : " IN (" + names + ")");
  }

  /** The query as it is sent; it may hold private values. */
  @Override
  public String toString() {
    return wiql().text();
  }
}
