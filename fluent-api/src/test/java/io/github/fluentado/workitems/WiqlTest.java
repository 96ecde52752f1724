// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiqlTest {
  @Test
  void parametersTakeTheirPlaces() {
    Wiql wiql =
        Wiql.of(
            "SELECT [System.Id] FROM WorkItems WHERE ? CONTAINS ? AND ? IN ? AND ? > ? AND ? = ?",
            Fields.TITLE,
            "it's \"here\"?",
            Fields.STATE,
            List.of("New", "Active"),
            Fields.CHANGED_DATE,
            LocalDate.of(2024, 2, 29),
            Fields.PRIORITY,
            1);
    assertThat(wiql.text())
        .isEqualTo(
            "SELECT [System.Id] FROM WorkItems WHERE [System.Title] CONTAINS 'it''s \"here\"?'"
                + " AND [System.State] IN ('New', 'Active')"
                + " AND [System.ChangedDate] > '2024-02-29'"
                + " AND [Microsoft.VSTS.Common.Priority] = 1");
  }

  @Test
  void otherTypesOfValuesHaveTheirForms() {
    UUID id = UUID.fromString("0b1b4d7e-0000-0000-0000-000000000001");
    assertThat(Wiql.of("? ? ? ? ?", true, 1.5, id, Instant.EPOCH, RelationType.CHILD).text())
        .isEqualTo(
            "true 1.5 '" + id + "' '1970-01-01T00:00:00Z' 'System.LinkTypes.Hierarchy-Forward'");
  }

  @Test
  void questionMarksInLiteralsStayAsTheyAre() {
    assertThat(Wiql.of("[A?] = 'who''s? ' AND x = \"?\" AND y = ?", 1).text())
        .isEqualTo("[A?] = 'who''s? ' AND x = \"?\" AND y = 1");
    assertThat(Wiql.of("x = '?'").text()).isEqualTo("x = '?'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "''", "' OR 1=1 --", "a\\'b", "?", "[x]", "", "Ünï ☃ 😀"})
  void quotedTextStaysOneLiteral(String text) {
    String quoted = Wiql.quote(text);
    String inner = quoted.substring(1, quoted.length() - 1);
    assertThat(quoted).startsWith("'").endsWith("'");
    assertThat(inner.replace("''", "")).doesNotContain("'");
    assertThat(inner.replace("''", "'")).isEqualTo(text);
    assertThat(Wiql.of("x = ?", text).text()).isEqualTo("x = " + quoted);
  }

  @Test
  void anInstantMakesTheTimesPrecise() {
    Instant time = Instant.EPOCH;
    assertThat(Wiql.of("x > ?", time).isPrecise()).isTrue();
    assertThat(Wiql.of("x IN ?", List.of(time)).isPrecise()).isTrue();
    assertThat(Wiql.of("x > ? AND y = ?", LocalDate.EPOCH, "a").isPrecise()).isFalse();
    assertThat(Wiql.of("x > '1970-01-01T00:00:00Z'").isPrecise()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT [System.Id] FROM WorkItems ASOF '2024-01-01'",
        "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = 'it''s' asof'2024-01-01'",
        "SELECT [System.Id] FROM WorkItemLinks\nAsOf @today MODE (MustContain)"
      })
  void whatIsAsOfATimeIsKnown(String query) {
    assertThat(Wiql.of(query).isOfThePast()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT [ASOF] FROM WorkItems",
        "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = ' ASOF '",
        "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = 'it''s ASOF '",
        "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = \"ASOF\"",
        "SELECT Custom.AsOf, AsOfDate FROM WorkItems"
      })
  void theWordElsewhereIsNone(String query) {
    assertThat(Wiql.of(query).isOfThePast()).isFalse();
  }

  @Test
  void timeIsSaidBehindAllButTheMode() {
    Instant time = Instant.parse("2024-02-29T12:00:00.123456789Z");
    assertThat(Wiql.of("SELECT [System.Id] FROM WorkItems ORDER BY [System.Id]").asOf(time).text())
        .isEqualTo(
            "SELECT [System.Id] FROM WorkItems ORDER BY [System.Id]"
                + " ASOF '2024-02-29T12:00:00.1234567Z' ");
    Wiql links =
        Wiql.of("SELECT [System.Id] FROM WorkItemLinks WHERE [mode] = 'mode' MODE (Recursive)");
    assertThat(links.asOf(time).text())
        .isEqualTo(
            "SELECT [System.Id] FROM WorkItemLinks WHERE [mode] = 'mode' "
                + " ASOF '2024-02-29T12:00:00.1234567Z' MODE (Recursive)");
    assertThat(links.asOf(time).isPrecise()).isTrue();
  }

  @Test
  void wrongNumberOrTypeOfParametersIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Wiql.of("x = ?"));
    assertThatIllegalArgumentException().isThrownBy(() -> Wiql.of("x = ?", 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Wiql.of("x = ?", new Object()));
    assertThatIllegalArgumentException().isThrownBy(() -> Wiql.of("x = ?", Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Wiql.of("x IN ?", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Wiql.of("x = ? AND y = 'open", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Wiql.of(" "));
  }
}
