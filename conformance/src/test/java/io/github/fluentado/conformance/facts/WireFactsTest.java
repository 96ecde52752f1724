// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the tables of facts and proves every row. */
class WireFactsTest {
  private static final String OTHERWISE = "otherwise";

  private static final Map<String, List<Fact>> TABLES = new HashMap<>();
  private static final Map<String, Proof> PROOFS = new HashMap<>();

  @BeforeAll
  static void read() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(WireFactsTest.class.getResource("/facts")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(found -> found.toString().endsWith(".tsv")).toList()) {
        String name = file.getFileName().toString().replace(".tsv", "");
        TABLES.put(name, Fact.read(file));
      }
    }
    Index index = new Index();
    PROOFS.put("paging", new PagingProof(index));
    PROOFS.put("paging-ends", new PagingEndProof(index));
    PROOFS.put("forms", new FormProof(index));
    PROOFS.put("wrappers", new WrapperProof(index));
    PROOFS.put("request-media", new RequestMediaProof(index));
    PROOFS.put("headers", new HeaderProof(index));
    PROOFS.put("optional-path-parts", new PathPartProof(index));
    PROOFS.put("lists", new ListProof(index));
    PROOFS.put("hosts", new HostProof(index, withHostRows()));
    PROOFS.put("flags", new FlagProof());
    PROOFS.put("knowledge", new KnowledgeProof(index));
    PROOFS.put("routes", new RouteProof(index));
    Models models = new Models();
    PROOFS.put("subtypes", new SubtypeProof(models));
    PROOFS.put("properties", new PropertyProof(models));
  }

  private static Set<String> withHostRows() {
    return rows("hosts").stream()
        .filter(fact -> !fact.id().equals("*"))
        .map(fact -> fact.file() + " " + fact.id())
        .collect(Collectors.toSet());
  }

  private static List<Fact> rows(String table) {
    return TABLES.getOrDefault(table, List.of());
  }

  static Stream<String> tables() {
    return Stream.of(
        "paging",
        "paging-ends",
        "forms",
        "wrappers",
        "request-media",
        "headers",
        "optional-path-parts",
        "lists",
        "hosts",
        "flags",
        "subtypes",
        "properties",
        "knowledge",
        "routes");
  }

  @Test
  void everyTableHasAProof() {
    Set<String> proven = new TreeSet<>(PROOFS.keySet());
    proven.add(OTHERWISE);

    assertThat(TABLES.keySet()).containsExactlyInAnyOrderElementsOf(proven);
    assertThat(tables()).containsExactlyInAnyOrderElementsOf(PROOFS.keySet());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyRowIsHonoured(String table) {
    List<String> otherwise = otherwise(table);
    Set<String> held = new HashSet<>();
    List<String> broken = new ArrayList<>();
    for (Fact fact : rows(table)) {
      String failure = failure(table, fact);
      if (failure.isEmpty()) {
        held.add(fact.name());
      } else if (!otherwise.contains(fact.name())) {
        broken.add(fact + ": " + failure);
      }
    }

    assertThat(rows(table)).isNotEmpty();
    assertThat(broken).as("rows that are not honoured").isEmpty();
    assertThat(otherwise).as("exceptions without need").doesNotContainAnyElementsOf(held);
    assertThat(names(table)).as("exceptions name rows").containsAll(otherwise);
  }

  private static Set<String> names(String table) {
    return rows(table).stream().map(Fact::name).collect(Collectors.toSet());
  }

  /** The names of the rows that the description knowingly does not follow. */
  private static List<String> otherwise(String table) {
    return rows(OTHERWISE).stream()
        .filter(fact -> fact.get("table").equals(table))
        .map(fact -> String.join(" | ", fact.get("file"), fact.get("id"), fact.get("part")))
        .toList();
  }

  @Test
  void everyExceptionHasAReason() {
    assertThat(rows(OTHERWISE)).allMatch(fact -> fact.get("reason").length() > 20);
    assertThat(PROOFS.keySet())
        .containsAll(rows(OTHERWISE).stream().map(fact -> fact.get("table")).toList());
  }

  @Test
  void everyRowThatNamesItsSourceHasOne() {
    TABLES.forEach(
        (table, facts) ->
            assertThat(facts)
                .as(table)
                .allMatch(fact -> !fact.cells().containsKey("source") || fact.has("source"))
                .allMatch(fact -> !fact.cells().containsKey("version") || fact.has("version")));
  }

  /** Why the row is not honoured; empty if it is. */
  private static String failure(String table, Fact fact) {
    try {
      Objects.requireNonNull(PROOFS.get(table)).prove(fact);
      return "";
    } catch (AssertionError | RuntimeException thrown) {
      return thrown.toString().strip().replaceAll("\\s+", " ");
    }
  }
}
