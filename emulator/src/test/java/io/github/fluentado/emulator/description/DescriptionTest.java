// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.description.Description.Match;
import io.github.fluentado.emulator.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DescriptionTest {
  private static final Path FOLDER = Path.of("..", "spec", "areas");
  private static final Path RELEASES =
      Path.of("src/main/resources/io/github/fluentado/emulator/description/vintages.tsv");

  private final Description description = new Description();

  private Match first(String verb, String path, String... query) {
    List<String> segments = List.of(path.substring(1).split("/"));
    return description.find(verb, segments, List.of(query)).get(0);
  }

  @Test
  void holdsEveryAreaOfTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList();
      List<String> areas = description.operations().stream().map(Operation::area).toList();
      assertThat(names).contains("common").containsAll(areas);
      assertThat(areas.stream().distinct().count()).isEqualTo(names.size() - 1L);
    }
  }

  /** A line for an operation that has another name by now would say nothing of any release. */
  @Test
  void releasesAreKnownOfOperationsByTheirPresentNames() throws IOException {
    List<String> named =
        Files.readAllLines(RELEASES).stream().map(line -> line.replaceFirst("\t.*", "")).toList();
    assertThat(named)
        .hasSizeGreaterThan(1000)
        .doesNotHaveDuplicates()
        .isSubsetOf(description.operations().stream().map(Operation::id).toList());
  }

  /** The quick look by lines must see what a true reader sees. */
  @Test
  void findsTheSameOperationsAsAFullReading() throws IOException {
    Map<String, Operation> found =
        description.operations().stream().collect(toMap(Operation::id, Function.identity()));
    int read = 0;
    for (String area : description.operations().stream().map(Operation::area).distinct().toList()) {
      String text = Files.readString(FOLDER.resolve(area + ".yaml"));
      JsonObject paths = Yaml.read(area, text).json().getAsJsonObject().getAsJsonObject("paths");
      for (Map.Entry<String, JsonElement> path : paths.entrySet()) {
        for (Map.Entry<String, JsonElement> verb : path.getValue().getAsJsonObject().entrySet()) {
          JsonObject facts = verb.getValue().getAsJsonObject();
          Operation operation = found.get(facts.get("operationId").getAsString());
          assertThat(operation == null ? List.of() : seen(operation))
              .isEqualTo(read(path.getKey(), verb.getKey(), facts));
          read++;
        }
      }
    }
    assertThat(found).hasSize(read).hasSizeGreaterThan(1100);
  }

  private static List<Object> seen(Operation operation) {
    return List.of(
        operation.verb(),
        operation.path().toString(),
        operation.host(),
        operation.version(),
        operation.preview(),
        operation.wrapper(),
        operation.scopes(),
        operation.organizationMayLack());
  }

  private static List<Object> read(String key, String verb, JsonObject facts) {
    List<String> scopes = new ArrayList<>();
    if (facts.has("x-ado-scopes")) {
      facts.getAsJsonArray("x-ado-scopes").forEach(scope -> scopes.add(scope.getAsString()));
    }
    return List.of(
        verb.toUpperCase(Locale.ROOT),
        key.replaceFirst("/?(#.*)?$", ""),
        facts.get("x-ado-host").getAsString(),
        facts.get("x-ado-version").getAsString(),
        facts.has("x-ado-preview"),
        facts.has("x-ado-wrapper") ? facts.get("x-ado-wrapper").getAsString() : "",
        scopes,
        facts.has("x-ado-organization"));
  }

  @Test
  void optionalPartsMayBeLeftOutAndCaseDoesNotCount() {
    for (String path : new String[] {"/_apis/wiki/wikis", "/web/_APIs/Wiki/WIKIS"}) {
      assertThat(first("GET", path).operation().id()).isEqualTo("wiki_Wikis_list");
    }
    assertThat(first("GET", "/web/_apis/wiki/wikis").values()).containsEntry("project", "web");
    assertThat(first("GET", "/_apis/wiki/wikis").values()).isEmpty();
    assertThat(description.find("PUT", List.of("_apis", "wiki", "wikis"), List.of())).isEmpty();
    assertThat(description.matches(List.of("_apis", "nothing"))).isEmpty();
  }

  @Test
  void fixedSegmentsWinOverValues() {
    Match query = first("POST", "/web/_apis/wit/workitemsbatch");
    assertThat(query.operation().id()).isEqualTo("wit_WorkItems_listBatch");
    Match type = first("POST", "/web/_apis/wit/workitems/$Task");
    assertThat(type.values()).containsEntry("type", "Task");
  }

  @Test
  void theQueryTellsOperationsOfOnePathApart() {
    String pools = "/_apis/distributedtask/pools";
    assertThat(first("GET", pools, "poolIds").operation().id())
        .isEqualTo("distributedTask_Pools_listByIds");
    assertThat(first("GET", pools, "POOLNAME").operation().id())
        .isEqualTo("distributedTask_Pools_list");
    assertThat(first("GET", pools).operation().id()).isEqualTo("distributedTask_Pools_list");
  }

  @Test
  void someValuesHoldSlashes() {
    Match node = first("GET", "/web/_apis/wit/classificationnodes/areas/one/two");
    assertThat(node.values()).containsEntry("path", "one/two").containsEntry("project", "web");
    assertThat(first("GET", "/web/_apis/wit/classificationnodes/areas").values())
        .containsOnlyKeys("project", "structureGroup");
  }

  @Test
  void aPathIsMadeFromItsValues() {
    Operation operation = first("GET", "/web/_apis/wiki/wikis/w/pages").operation();
    assertThat(operation.path().with(Map.of("wikiIdentifier", "w")))
        .isEqualTo("/_apis/wiki/wikis/w/pages");
    assertThat(operation.path().names()).containsExactly("project", "wikiIdentifier");
  }

  @Test
  void detailsFollowReferencesIntoSharedFiles() {
    Details details = first("GET", "/web/_apis/git/repositories/r/pushes/1").operation().details();
    Schema push = requireNonNull(details.answers().get("application/json"));
    assertThat(push.component()).isEqualTo("GitPush");
    Schema pusher = requireNonNull(push.properties().get("pushedBy"));
    assertThat(pusher.component()).isEqualTo("IdentityRef");
    assertThat(pusher.properties()).containsKey("displayName");
    assertThat(details.status()).isEqualTo(200);
    assertThat(details.parameters())
        .filteredOn(Details.Parameter::required)
        .extracting(Details.Parameter::name)
        .contains("repositoryId", "pushId");
  }

  @Test
  void everyOperationHasDetails() {
    for (Operation operation : description.operations()) {
      Details details = operation.details();
      assertThat(details.status()).isBetween(200, 299);
      details.answers().values().forEach(schema -> assertThat(schema.properties()).isNotNull());
      details.body().ifPresent(body -> assertThat(body.mediaType()).contains("/"));
    }
  }

  @Test
  void twoReadersAtOnceSeeTheSame() {
    List<Integer> sizes =
        Stream.of(1, 2, 3, 4)
            .parallel()
            .map(unused -> description.operations().get(7).details().parameters().size())
            .distinct()
            .toList();
    assertThat(sizes).hasSize(1);
  }
}
