// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a condition is put into a query. */
class ClausesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT [A] FROM WorkItems                       | SELECT [A] FROM WorkItems WHERE #
          select [A] from workitems order by [B]          | select [A] from workitems WHERE # order by [B]
          SELECT [A] FROM WorkItems WHERE [B] = 'x'       | SELECT [A] FROM WorkItems WHERE # AND [B] = 'x'
          SELECT [Where] FROM WorkItems WHERE [B]='WHERE ORDER BY' ASOF '2024-01-01' | SELECT [Where] FROM WorkItems WHERE # AND [B]='WHERE ORDER BY' ASOF '2024-01-01'
          SELECT [A] FROM WorkItems WHERE [B] = 'it''s' OR [C] = 2 ORDER BY [D] | SELECT [A] FROM WorkItems WHERE # AND ([B] = 'it''s' OR [C] = 2) ORDER BY [D]
          SELECT [A] FROM WorkItems WHERE ([B] = 1 OR [C] = 2) AND [D] = ' or ' | SELECT [A] FROM WorkItems WHERE # AND ([B] = 1 OR [C] = 2) AND [D] = ' or '
          SELECT [A] FROM WorkItems WHERE [Order] = 1 AND [x] = "mode" | SELECT [A] FROM WorkItems WHERE # AND [Order] = 1 AND [x] = "mode"
          """)
  void theConditionStandsBeforeTheOthersAndHoldsForAllOfThem(String query, String expected) {
    String made = Clauses.of(query).and(query, "#");
    assertThat(made.strip()).isEqualTo(expected.strip());
    assertThat(Clauses.of(query).links()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT [A] FROM WorkItemLinks WHERE [Source].[B] = 1 AND [Target].[C] = 2 MODE (Recursive) | [Source].[System.Id] > 5 AND [Source].[System.Id] <= 9 AND [Source].[B] = 1 AND [Target].[C] = 2 MODE (Recursive)
          SELECT [A] FROM Links MODE (MustContain) | [Source].[System.Id] > 5 AND [Source].[System.Id] <= 9 MODE (MustContain)
          SELECT [A] FROM WorkItems | [System.Id] > 5 AND [System.Id] <= 9
          """)
  void linksAreCutByTheirSource(String query, String behindWhere) {
    assertThat(Wiql.of(query).within(5, 9).text().strip()).endsWith("WHERE " + behindWhere);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT [A] FROM WorkItems | BY_ID
          SELECT [A] FROM WorkItems WHERE [B] = 1 ORDER BY [System.Id] | BY_ID
          SELECT [A] FROM WorkItems ORDER BY [System.Id] ASC, [B] DESC | BY_ID
          SELECT [A] FROM WorkItems ORDER BY [Id] desc | BY_ID_DOWN
          SELECT [A] FROM WorkItems ORDER BY System.Id DESC, [B] | BY_ID_DOWN
          SELECT [A] FROM WorkItems ORDER BY [B], [System.Id] | OTHER
          SELECT [A] FROM WorkItems ORDER BY System.IdCard | OTHER
          SELECT [A] FROM WorkItems ASOF '2024-01-01' | BY_ID
          """)
  void theOrderIsKnown(String query, Clauses.Order order) {
    assertThat(Clauses.of(query).order(query)).isEqualTo(order);
  }
}
