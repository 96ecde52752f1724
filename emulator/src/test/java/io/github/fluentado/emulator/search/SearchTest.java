// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search finds what the emulator holds, and nothing else. */
class SearchTest {
  private static final String V = "?api-version=7.1";

  @AutoClose
  private final Emulator emulator = Emulator.builder().project("shop").project("other").start();

  private final Wire wire = Wire.of(emulator);

  @BeforeEach
  void fill() {
    emulator.seedYaml(
        """
        projects:
        - name: shop
          workItems:
          - {type: Bug, title: Checkout fails at night}
          - {type: Task, title: Rename the checkout button, description: at noon}
          - {type: Task, title: Nothing of that}
          repositories:
          - name: code
            files: {/src/Main.java: "class Main {\\n  int checkout;\\n}\\n", /README.md: none}
          wikis:
          - name: handbook
            pages: {/Home: welcome, /Home/Checkout: how to pay}
        """);
  }

  private JsonObject search(String where, String what, String more) {
    Wire.Answer answer =
        wire.post(where + "/_apis/search/" + what + V, "{\"searchText\":" + more + ",\"$top\":10}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void workItemsAreFoundByAllWords() {
    JsonObject found = search("/shop", "workitemsearchresults", "\"CHECKOUT\"");
    assertThat(found.get("count").getAsInt()).isEqualTo(2);
    JsonArray night =
        search("", "workitemsearchresults", "\"checkout night\"").getAsJsonArray("results");
    assertThat(night).hasSize(1);
    JsonObject bug = night.get(0).getAsJsonObject();
    assertThat(bug.getAsJsonObject("fields").get("system.title").getAsString())
        .isEqualTo("Checkout fails at night");
    assertThat(bug.getAsJsonObject("project").get("name").getAsString()).isEqualTo("shop");
    assertThat(bug.getAsJsonArray("hits").toString())
        .contains("<highlighthit>Checkout</highlighthit> fails");
    assertThat(search("/other", "workitemsearchresults", "\"checkout\"").get("count").getAsInt())
        .isZero();
  }

  @Test
  void filtersAndPagesNarrow() {
    String filter = "\"checkout\",\"filters\":{\"System.WorkItemType\":[\"Task\"]}";
    assertThat(search("", "workitemsearchresults", filter).get("count").getAsInt()).isEqualTo(1);
    JsonObject second = search("", "workitemsearchresults", "\"checkout\",\"$skip\":1");
    assertThat(second.get("count").getAsInt()).isEqualTo(2);
    assertThat(second.getAsJsonArray("results")).hasSize(1);
    assertThat(
            wire.post("/_apis/search/workitemsearchresults" + V, "{\"searchText\":\" \"}").status())
        .isEqualTo(400);
  }

  @Test
  void codeIsFoundWithItsPlace() {
    JsonObject found = search("", "codesearchresults", "\"checkout\"");
    assertThat(found.get("count").getAsInt()).isEqualTo(1);
    JsonObject file = found.getAsJsonArray("results").get(0).getAsJsonObject();
    assertThat(file.get("path").getAsString()).isEqualTo("/src/Main.java");
    assertThat(file.getAsJsonObject("repository").get("name").getAsString()).isEqualTo("code");
    JsonObject hit =
        file.getAsJsonObject("matches").getAsJsonArray("content").get(0).getAsJsonObject();
    assertThat(hit.get("line").getAsInt()).isEqualTo(2);
    assertThat(hit.get("column").getAsInt()).isEqualTo(7);
    assertThat(hit.get("charOffset").getAsInt()).isEqualTo(19);
  }

  @Test
  void wikiPagesAreFoundByPathAndText() {
    JsonObject found = search("/shop", "wikisearchresults", "\"pay\"");
    assertThat(found.get("count").getAsInt()).isEqualTo(1);
    JsonObject page = found.getAsJsonArray("results").get(0).getAsJsonObject();
    assertThat(page.get("path").getAsString()).isEqualTo("/Home/Checkout.md");
    assertThat(page.getAsJsonObject("wiki").get("name").getAsString()).isEqualTo("handbook");
    assertThat(search("", "wikisearchresults", "\"home\"").get("count").getAsInt()).isEqualTo(2);
  }

  private String push(String from, String comment) {
    String body =
        "{\"refUpdates\":[{\"name\":\"refs/heads/main\",\"oldObjectId\":\"%s\"}],\"commits\":[{\"comment\":\"%s\","
            + "\"changes\":[{\"changeType\":\"add\",\"item\":{\"path\":\"/%s\"},\"newContent\":{\"content\":\"x\"}}]}]}";
    return wire.post(
            "/other/_apis/git/repositories/said/pushes" + V,
            body.formatted(from, comment, comment.hashCode()))
        .json()
        .getAsJsonArray("commits")
        .get(0)
        .getAsJsonObject()
        .get("commitId")
        .getAsString();
  }

  @Test
  void commitsAreFoundByTheirMessages() {
    wire.post("/other/_apis/git/repositories" + V, "{\"name\":\"said\"}");
    String first = push("0".repeat(40), "Mend the cart");
    emulator.clock().advance(Duration.ofHours(1));
    String second = push(first, "Empty the cart");
    push(second, "Something else");
    String what = "commitsearchresults";
    JsonArray newest = search("", what, "\"CART\"").getAsJsonArray("results");
    assertThat(newest).hasSize(2);
    assertThat(newest.get(0).getAsJsonObject().get("commitId").getAsString()).isEqualTo(second);
    JsonObject oldest =
        search("", what, "\"cart\",\"$orderBy\":[{\"field\":\"commitDate\",\"sortOrder\":\"ASC\"}]")
            .getAsJsonArray("results")
            .get(0)
            .getAsJsonObject();
    assertThat(oldest.get("commitId").getAsString()).isEqualTo(first);
    assertThat(oldest.getAsJsonObject("repository").get("name").getAsString()).isEqualTo("said");
    for (String filter :
        new String[] {
          "\"projectName\":[\"shop\"]",
          "\"repositoryName\":[\"code\"]",
          "\"authorName\":[\"Nobody\"]",
          "\"commitStartDate\":[\"2999-01-01\"]",
          "\"commitEndDate\":[\"1999-01-01\"]"
        }) {
      JsonObject none = search("", what, "\"cart\",\"filters\":{" + filter + "}");
      assertThat(none.get("count").getAsInt()).as(filter).isZero();
    }
    String until = "\"cart\",\"filters\":{\"commitEndDate\":[\"2999-01-01\"]}";
    assertThat(search("/other", what, until).get("count").getAsInt()).isEqualTo(2);
  }

  @Test
  void commitsOfABranchAreFound() {
    String repository = "/shop/_apis/git/repositories/code";
    JsonObject tip = wire.get(repository + "/refs" + V).list().get(0).getAsJsonObject();
    wire.post(
        repository + "/pushes" + V,
        """
        {"refUpdates": [{"name": "refs/heads/topic", "oldObjectId": "%s"}],
         "commits": [{"comment": "Pay at night", "changes": [
           {"changeType": "add", "item": {"path": "/a"}, "newContent": {"content": "a"}}]}]}"""
            .formatted(tip.get("objectId").getAsString()));
    assertThat(search("", "commitsearchresults", "\"night\"").get("count").getAsInt()).isZero();
    String filter = "\"night\",\"filters\":{\"branchName\":[\"%s\"],\"projectName\":[\"shop\"]}";
    for (String branch : new String[] {"topic", "refs/heads/topic"}) {
      JsonObject found = search("", "commitsearchresults", filter.formatted(branch));
      assertThat(found.get("count").getAsInt()).isEqualTo(1);
    }
  }
}
