// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RouteTest {
  private static Optional<Map<String, String>> values(String path, String url) {
    return route(path).values(RecordedUrl.parse(url).segments());
  }

  private static Route route(String path) {
    return new Route(
        new PublishedOperation(
            "zoo/7.1/zoo.json",
            "Zoo_Get",
            "GET",
            "7.1",
            path,
            List.of(
                new PublishedParameter("organization", "path", false, "string", ""),
                new PublishedParameter("park", "path", true, "string", ""),
                new PublishedParameter("house", "path", true, "string", "")),
            List.of()));
  }

  @Test
  void optionalPartsMayBeMissing() {
    String path = "/{organization}/{park}/{house}/_apis/zoo";
    assertThat(values(path, "https://x.com/org/_apis/zoo")).hasValue(Map.of("organization", "org"));
    assertThat(values(path, "https://x.com/org/north/_apis/zoo"))
        .hasValue(Map.of("organization", "org", "park", "north"));
    assertThat(values(path, "https://x.com/org/a/b/c/_apis/zoo")).isEmpty();
  }

  @Test
  void caseOfFixedPartsDoesNotCountAndValuesAreDecoded() {
    assertThat(values("/_apis/Zoo/{name}", "https://x.com/_APIS/zoo/Old%20Ada%2Fb?x=1"))
        .hasValue(Map.of("name", "Old Ada/b"));
  }

  @Test
  void lastValueMayTakeSeveralSegments() {
    assertThat(values("/_apis/zoo/{path}", "https://x.com/_apis/zoo/a/b%20c/"))
        .hasValue(Map.of("path", "a/b c"));
  }

  @Test
  void oneSegmentMayHoldSeveralValues() {
    assertThat(values("/_apis/zoo/{scope}@{version}", "https://x.com/_apis/zoo/a@b@2"))
        .hasValue(Map.of("scope", "a@b", "version", "2"));
  }

  @Test
  void valuesThatWereSentMustBeThoseThatAreWanted() {
    Wanted wanted = new Wanted();
    wanted.put(new Wanted.Item("name", "path", "string", "", "Ada/b"));
    Route route = route("/{organization}/_apis/Zoo/{name}");
    assertThat(route.difference(wanted, List.of("_apis", "zoo", "Ada/b"))).isEmpty();
    assertThat(route.difference(wanted, List.of("_apis", "zoo", "Ada", "b"))).isEmpty();
    assertThat(route.difference(wanted, List.of("_apis", "zoo", "ada/b")))
        .hasValue("path is /_apis/zoo/ada/b instead of /_apis/Zoo/Ada/b");
    assertThat(route.difference(wanted, List.of("_apis", "zoo"))).isPresent();
  }

  @Test
  void slashesOfEachValueAreJudgedByThemselves() {
    Wanted wanted = new Wanted();
    wanted.put(new Wanted.Item("park", "path", "string", "", "n/s"));
    wanted.put(new Wanted.Item("path", "path", "string", "", "a/b"));
    Route route = route("/{organization}/{park}/_apis/zoo/{path}/");
    assertThat(route.difference(wanted, List.of("n/s", "_apis", "zoo", "a", "b"))).isEmpty();
    assertThat(route.difference(wanted, List.of("n/s", "_apis", "zoo", "a"))).isPresent();
  }
}
