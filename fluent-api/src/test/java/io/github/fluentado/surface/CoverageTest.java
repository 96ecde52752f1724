// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every row has a test, and {@code docs/coverage.md} says which. It is written anew with {@code
 * -Dcoverage.write=true}.
 */
class CoverageTest {
  private static final Path PAGE = Path.of("..", "docs", "coverage.md");
  private static final String HEAD =
      """
      # What the fluent layer covers

      The rows are the calls of `simple_ado` 5.1.1 that make requests, by the names that its inventory gives them; how
      each reads here, where `ado` is the client and `project` a project of it; which Servers have it; and the test that
      looks at what left. Each test runs on the hosted service and on every release of Azure DevOps Server that the
      [emulator](emulator.md) knows: both blocking and asynchronously on the service, the oldest and the newest Server, one
      of the two on those between. A row that is deliberately served in another way than by the same request says why.

      | row | there | here | on Servers | test |
      |---|---|---|---|---|
      """;
  private static final String FOOT =
      """

      Servers: *all* from 2019 on; or from a release on; or *none*. Where a Server has not got a row, its test asserts that
      the call fails as `NOT_SUPPORTED`, and fails itself should the row be there.

      | rows | on Servers | why |
      |---|---|---|
      """;

  private static Map<String, List<JavaMethod>> tests() {
    return new ClassFileImporter()
        .importPackages(CoverageTest.class.getPackageName()).stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Row.class))
            .collect(
                Collectors.groupingBy(
                    method -> method.getAnnotationOfType(Row.class).id(),
                    TreeMap::new,
                    Collectors.toList()));
  }

  @Test
  void everyRowHasATestAndNoTestARowOfItsOwn() {
    assertThat(tests().keySet()).containsExactlyInAnyOrderElementsOf(Rows.names());
    assertThat(Rows.names()).hasSize(127).doesNotHaveDuplicates();
  }

  @Test
  void pageTellsWhatTheTestsSay() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    Map<String, List<JavaMethod>> tests = tests();
    for (Map.Entry<String, String> row : Rows.all().entrySet()) {
      for (JavaMethod test : tests.getOrDefault(row.getKey(), List.of())) {
        page.append(line(row.getKey(), row.getValue(), test));
      }
    }
    page.append(FOOT);
    for (Lack lack : Lack.ALL) {
      page.append(
          "| %s | %s | %s |\n"
              .formatted(String.join(", ", lack.rows()), servers(Optional.of(lack)), lack.why()));
    }
    if (Boolean.getBoolean("coverage.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private static String line(String row, String there, JavaMethod test) {
    Row told = test.getAnnotationOfType(Row.class);
    List<String> here = new ArrayList<>(List.of("`" + told.call() + "`"));
    if (!told.why().isEmpty()) {
      here.add(told.why());
    }
    return "| %s | `%s` | %s | %s | `%s.%s` |\n"
        .formatted(
            row,
            there,
            String.join("<br>", here).replace("|", "\\|"),
            servers(Lack.of(row)),
            test.getOwner().getSimpleName(),
            test.getName());
  }

  private static String servers(Optional<Lack> lack) {
    return lack.map(one -> one.first().map(year -> "from " + year).orElse("none")).orElse("all");
  }

  @Test
  void whatServersLackIsSaidOfRows() {
    assertThat(Lack.ALL)
        .allSatisfy(
            lack ->
                assertThat(lack.rows())
                    .allMatch(name -> Rows.names().stream().anyMatch(row -> row.startsWith(name))));
  }
}
