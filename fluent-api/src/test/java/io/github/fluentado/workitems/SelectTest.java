// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static io.github.fluentado.workitems.Condition.above;
import static io.github.fluentado.workitems.Condition.atLeast;
import static io.github.fluentado.workitems.Condition.atMost;
import static io.github.fluentado.workitems.Condition.below;
import static io.github.fluentado.workitems.Condition.contains;
import static io.github.fluentado.workitems.Condition.containsWords;
import static io.github.fluentado.workitems.Condition.hasTag;
import static io.github.fluentado.workitems.Condition.in;
import static io.github.fluentado.workitems.Condition.inProject;
import static io.github.fluentado.workitems.Condition.is;
import static io.github.fluentado.workitems.Condition.isEmpty;
import static io.github.fluentado.workitems.Condition.isMe;
import static io.github.fluentado.workitems.Condition.isNot;
import static io.github.fluentado.workitems.Condition.not;
import static io.github.fluentado.workitems.Condition.under;
import static io.github.fluentado.workitems.Condition.wasEver;
import static io.github.fluentado.workitems.Condition.withinDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.IdentityRef;
import io.github.fluentado.emulator.wit.wiql.ParsedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries put together from fields and conditions. */
class SelectTest extends OnEmulator {
  private static final int HOSTILE = 10_000;
  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\"",
          "\\",
          "\\'",
          "[",
          "]",
          "(",
          ")",
          "--",
          "/*",
          "*/",
          ";",
          ",",
          "?",
          "@me",
          "@project",
          " OR ",
          " AND ",
          " OR 1=1 --",
          "' OR '1'='1",
          "[System.Id]",
          "] = 1 OR [",
          "\n",
          "\r\n",
          "\t",
          "\0",
          "\u2028",
          "\u00a0",
          "%27",
          "&#39;",
          "\\u0027",
          "\u2019",
          "\uff07",
          "ʼ",
          " ASOF ",
          " ORDER BY ",
          " MODE (Recursive)",
          "é",
          "☃",
          "😀",
          "a",
          "Z",
          "0",
          " ",
          "<",
          ">",
          "=");

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      if (random.nextInt(4) > 0) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      } else {
        int point = random.nextInt(Character.MAX_CODE_POINT + 1);
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        text.appendCodePoint(half ? '\'' : point);
      }
    }
    return text.toString();
  }

  /** A query with the value in each place that takes a text. */
  private static Select full(String value) {
    return Select.items()
        .where(
            is(Fields.TITLE, value)
                .and(
                    isNot(Fields.STATE, value).or(in(Fields.STATE, List.of(value, "x", value))),
                    contains(Fields.TITLE, value),
                    containsWords(Fields.DESCRIPTION, value),
                    under(Fields.AREA_PATH, "\\" + value),
                    not(wasEver(Fields.REASON, value)),
                    is(Fields.ASSIGNED_TO, new IdentityRef().uniqueName("\\" + value)),
                    is(Fields.ID, 7)))
        .orderBy(Fields.ID);
  }

  @Test
  void tenThousandHostileTextsStayTheValuesThatTheyAre() {
    Random random = new Random(20_261_129);
    String shape = new ParsedQuery(full("plain").wiql().text()).shape();
    for (int i = 0; i < HOSTILE; i++) {
      String value = hostile(random);
      ParsedQuery parsed = new ParsedQuery(full(value).wiql().text());
      assertThat(parsed.shape()).as(value).isEqualTo(shape);
      assertThat(parsed.values())
          .as(value)
          .containsExactly(
              value,
              value,
              value,
              "x",
              value,
              value,
              value,
              "\\" + value,
              value,
              "\\" + value,
              "7");
    }
  }

  @Test
  void hostileTextsOfPlainQueriesStayToo() {
    Random random = new Random(4_711);
    for (int i = 0; i < HOSTILE; i++) {
      String value = hostile(random);
      Wiql wiql = Wiql.of("SELECT [System.Id] FROM WorkItems WHERE ? = ?", Fields.TITLE, value);
      assertThat(new ParsedQuery(wiql.text()).values()).containsExactly(value);
      assertThat(new ParsedQuery(wiql.within(1, 2).text()).values())
          .containsExactly("1", "2", value);
      assertThat(wiql.order()).isEqualTo(Clauses.Order.BY_ID);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hostileTitlesAreFoundAndNothingElse(Mode mode) {
    Random random = new Random(815);
    for (int i = 0; i < 20; i++) {
      String title =
          ("t" + i + hostile(random)).replaceAll("\\p{Cntrl}|\\p{Cn}|\\p{Co}", "_").strip();
      int id = mode.run(items.create("Task").set(Fields.TITLE, title)).id();
      assertThat(mode.run(items.query(Select.items().where(is(Fields.TITLE, title))).ids()))
          .as(title)
          .containsExactly(id);
    }
  }

  @Test
  void itReadsAsWritten() {
    Select select =
        Select.items()
            .where(
                inProject()
                    .and(
                        isMe(Fields.ASSIGNED_TO),
                        in(Fields.PRIORITY, List.of(1, 2)),
                        hasTag("it's").or(isEmpty(Fields.TAGS)),
                        withinDays(Fields.CHANGED_DATE, 7)))
            .orderByDescending(Fields.PRIORITY)
            .orderBy(Fields.ID);
    assertThat(select)
        .hasToString(
            "SELECT [System.Id] FROM WorkItems WHERE ([System.TeamProject] = @project"
                + " AND [System.AssignedTo] = @me"
                + " AND [Microsoft.VSTS.Common.Priority] IN (1, 2)"
                + " AND ([System.Tags] CONTAINS 'it''s' OR [System.Tags] IS EMPTY)"
                + " AND [System.ChangedDate] >= @today - 7)"
                + " ORDER BY [Microsoft.VSTS.Common.Priority] DESC, [System.Id]");
    assertThat(select.wiql().isPrecise()).isFalse();
    assertThat(Select.items()).hasToString("SELECT [System.Id] FROM WorkItems");
  }

  @Test
  void linksNameTheirSides() {
    assertThat(
            Select.links(RelationType.CHILD, RelationType.RELATED)
                .where(is(Fields.STATE, "New").or(is(Fields.STATE, "Active")))
                .linkedTo(not(is(Fields.STATE, "Closed"))))
        .hasToString(
            "SELECT [System.Id] FROM WorkItemLinks WHERE"
                + " ([Source].[System.State] = 'New' OR [Source].[System.State] = 'Active')"
                + " AND [System.Links.LinkType] IN"
                + " ('System.LinkTypes.Hierarchy-Forward', 'System.LinkTypes.Related')"
                + " AND NOT ([Target].[System.State] = 'Closed') MODE (MustContain)");
    assertThat(Select.withoutLinks().wiql().text())
        .isEqualTo("SELECT [System.Id] FROM WorkItemLinks MODE (DoesNotContain)");
    assertThat(Select.withOrWithoutLinks().toString()).endsWith("MODE (MayContain)");
    assertThat(Select.tree().toString()).endsWith("MODE (Recursive)");
  }

  @Test
  void timesAreToldWithTheirTimeOfDay() {
    Instant time = Instant.parse("2026-11-29T10:00:00Z");
    Wiql wiql = Select.items().where(above(Fields.CHANGED_DATE, time)).wiql();
    assertThat(wiql.text()).endsWith("WHERE [System.ChangedDate] > '2026-11-29T10:00:00Z'");
    assertThat(wiql.isPrecise()).isTrue();
    assertThat(Select.items().where(not(in(Fields.CHANGED_DATE, List.of(time)))).wiql().isPrecise())
        .isTrue();
    assertThat(Select.items().asOf(time).wiql().isOfThePast()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void conditionsFindWhatTheySay(Mode mode) {
    List<Integer> seeds = emulator.seeds().workItems();
    WorkItem bug = mode.run(items.edit(seeds.get(3)).set(Fields.PRIORITY, 3));
    List<Condition> ofTheBug =
        new ArrayList<>(
            List.of(
                is(Fields.WORK_ITEM_TYPE, "Bug"),
                hasTag("money"),
                contains(Fields.TITLE, "ROUNDED"),
                above(Fields.PRIORITY, 2),
                atLeast(Fields.PRIORITY, 3),
                not(below(Fields.PRIORITY, 3).or(isEmpty(Fields.PRIORITY))),
                atMost(Fields.ID, bug.id()).and(above(Fields.ID, bug.id() - 1)),
                wasEver(Fields.WORK_ITEM_TYPE, "Bug"),
                is(Fields.ID, bug.id()).and(withinDays(Fields.CHANGED_DATE, 1), inProject()),
                is(Fields.ID, bug.id()).and(under(Fields.AREA_PATH, "web"))));
    for (Condition condition : ofTheBug) {
      assertThat(mode.run(items.query(Select.items().where(condition)).ids()))
          .as("%s", condition)
          .containsExactly(bug.id());
    }
    assertThat(
            mode.run(
                items
                    .query(Select.tree().where(is(Fields.ID, seeds.get(0))).orderBy(Fields.ID))
                    .ids()))
        .containsExactlyElementsOf(seeds.subList(0, 3));
  }

  @Test
  void whatIsNoConditionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> in(Fields.STATE, List.of()))
        .withMessage("values is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> is(Field.number("Custom.Size"), Double.NaN))
        .withMessage("value is no number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> is(Field.json("Custom.Any"), new JsonObject()))
        .withMessage("value is no plain value");
    assertThatIllegalArgumentException().isThrownBy(() -> hasTag("a; b"));
    assertThatIllegalArgumentException().isThrownBy(() -> withinDays(Fields.CHANGED_DATE, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> is(Field.text("a] = 1 OR [b"), "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Select.items().linkedTo(inProject()))
        .withMessage("linkedTo needs a query of links");
  }
}
