// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever looks for a call by a task, or by that of another client, finds one that exists. */
class CallTablesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path COVERED = ROOT.resolve("docs/coverage.md");
  private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]+-[0-9]+) \\|", Pattern.MULTILINE);

  enum Page {
    TASKS("tasks", 60),
    SIMPLE_ADO("migrating-from-simple-ado", 150),
    AZD("migrating-from-azd", 50),
    NODE_API("migrating-from-node-api", 50);

    private final Path file;
    private final int calls;

    Page(String name, int calls) {
      this.file = ROOT.resolve("docs/" + name + ".md");
      this.calls = calls;
    }

    private MigrationPage read() throws IOException {
      return MigrationPage.of(Files.readString(file));
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsCompile(Page page, @TempDir Path classes) throws IOException {
    List<String> calls = page.read().calls();

    assertThat(Snippets.errors(calls, classes)).isEmpty();
    assertThat(calls).hasSizeGreaterThanOrEqualTo(page.calls);
  }

  @ParameterizedTest
  @EnumSource
  void rowsSayWhatToCallOrThatNothingIsNeeded(Page page) throws IOException {
    assertThat(page.read().rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.here()).as(row.toString()).isNotBlank());
  }

  @Test
  void callsThatDoNotExistAreFound(@TempDir Path classes) throws IOException {
    List<String> calls = List.of("ado.projects().list()", "ado.nothing()", "project.builds()");

    assertThat(Snippets.errors(calls, classes))
        .singleElement()
        .asString()
        .startsWith("ado.nothing(): ");
  }

  @Test
  void everyRowThatIsCoveredIsThere() throws IOException {
    List<String> told =
        Page.SIMPLE_ADO.read().rows().stream().map(row -> row.cells().get(0)).toList();

    assertThat(covered()).hasSizeGreaterThan(100).filteredOn(not(told::contains)).isEmpty();
  }

  private static List<String> covered() throws IOException {
    return ROW.matcher(Files.readString(COVERED)).results().map(row -> row.group(1)).toList();
  }
}
