// SPDX-License-Identifier: MIT
package io.github.fluentado.site;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern DATA =
      Pattern.compile("<script id=\"data\" type=\"application/json\">(.*?)</script>");
  private static final Pattern SHOWN = Pattern.compile("<code.*?</code>", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\"");
  private static final Pattern FETCHED =
      Pattern.compile("(?:\\bsrc=\"|<link[^>]*href=\"|url\\(|@import|fetch\\()([^\"'\\s)]*)");

  @TempDir private static Path folder;

  @BeforeAll
  static void make() throws IOException {
    MakeSite.write(ROOT, folder);
  }

  private static String page(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static List<JsonObject> operations() throws IOException {
    Matcher data = DATA.matcher(page("operations.html"));
    assertThat(data.find()).isTrue();
    JsonArray rows = JsonParser.parseString(data.group(1)).getAsJsonArray();
    return rows.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  private static List<String> fluent(String route, String verb) throws IOException {
    return operations().stream()
        .filter(row -> row.get("p").getAsString().endsWith(route))
        .filter(row -> row.get("v").getAsString().equals(verb) && row.has("f"))
        .flatMap(row -> row.getAsJsonArray("f").asList().stream())
        .map(JsonElement::getAsString)
        .toList();
  }

  @Test
  void everyOperationIsOnThePage() throws IOException {
    JsonArray index =
        JsonParser.parseString(Resources.text("/META-INF/fluent-ado/operations.json"))
            .getAsJsonArray();

    assertThat(operations()).hasSameSizeAs(index).hasSizeGreaterThan(1_200);
    assertThat(operations())
        .extracting(row -> row.get("c").getAsString() + "." + row.get("m").getAsString())
        .contains("io.github.fluentado.client.git.PullRequestThreadsApi.create");
  }

  @Test
  void theFluentCallIsToldWhereThereIsOne() throws IOException {
    assertThat(fluent("/pullRequests/{pullRequestId}/threads", "POST"))
        .contains("ado.project(…).pullRequests().pullRequest(…).comment(…)");
    assertThat(fluent("/_apis/wit/workitems/{id}", "GET"))
        .contains("ado.project(…).workItems().get(…)");
    assertThat(fluent("/_apis/build/builds/{buildId}/logs/{logId}", "GET")).isNotEmpty();
    assertThat(operations().stream().filter(row -> row.has("f")).count()).isGreaterThan(150);
  }

  @Test
  void whatTheLayerDoesNotReachHasNoFluentCall() throws IOException {
    assertThat(operations())
        .filteredOn(row -> row.get("c").getAsString().contains(".client.symbol."))
        .isNotEmpty()
        .allMatch(row -> !row.has("f"));
  }

  @Test
  void noPageFetchesAnything() throws IOException {
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".html")).toList()) {
        String own = DATA.matcher(Files.readString(page)).replaceAll("");
        List<String> fetched =
            FETCHED
                .matcher(SHOWN.matcher(own).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(fetched)
            .as(page.toString())
            .allMatch(target -> target.equals("data:,") || Files.exists(folder.resolve(target)));
      }
    }
  }

  @Test
  void everyLinkWithinThePagesLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".html")).toList()) {
        LINK.matcher(Files.readString(page))
            .results()
            .map(link -> link.group(1))
            .filter(not(target -> leads(page, target)))
            .forEach(target -> dead.add(page.getFileName() + ": " + target));
      }
    }
    assertThat(dead).isEmpty();
  }

  private static boolean leads(Path page, String target) {
    if (target.startsWith(MakeSite.REPOSITORY + "/blob/main/")) {
      String file = target.substring((MakeSite.REPOSITORY + "/blob/main/").length());
      return Files.exists(ROOT.resolve(file.replaceFirst("#.*", "")));
    }
    if (target.contains("://")) {
      return true;
    }
    int hash = target.indexOf('#');
    Path file = hash == 0 ? page : folder.resolve(hash < 0 ? target : target.substring(0, hash));
    return Files.exists(file) && (hash < 0 || anchored(file, target.substring(hash + 1)));
  }

  private static boolean anchored(Path file, String anchor) {
    try {
      return Files.readString(file).contains("id=\"" + anchor + "\"");
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Test
  void tablesAndCodeOfTheGuidesAreShown() throws IOException {
    assertThat(page("errors.html"))
        .contains("<table>", "<code>UNAUTHENTICATED</code>", "aria-current=\"page\">Errors</a>");
    assertThat(page("index.html")).contains("<pre><code class=\"language-java\">");
  }
}
