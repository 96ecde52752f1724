// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Seeds;
import io.github.fluentado.emulator.Wire;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedsTest {
  private static final String SHOP =
      """
      organization: fabrikam
      people:
        - {name: Cleo Coder, mail: cleo@fabrikam.example}
      projects:
        - name: shop
          description: Sells things
          areas: [Web, Web/Checkout]
          iterations:
            - Backlog
            - {path: 2026/Sprint 1, start: 2026-03-02, finish: 2026-03-13}
          workItems:
            - key: epic
              type: Epic
              title: Sell online
              children:
                - key: story
                  type: User Story
                  title: Customers can pay
                  state: Active
                  assignedTo: cleo@fabrikam.example
                  area: Web/Checkout
                  iteration: 2026/Sprint 1
                  tags: [money, "2026"]
                  comments: [First, "Second: with a colon"]
                  fields:
                    Microsoft.VSTS.Common.Priority: 1
                  links:
                    - {type: Related, to: bug, comment: see there}
                    - {type: Hyperlink, url: "https://example.com/spec"}
            - key: bug
              type: Bug
              title: Total is wrong
              updates:
                - {state: Active}
                - {state: Resolved, description: Rounded}
          queries:
            - {key: open, path: Shared Queries/Team/Open, wiql: "SELECT [System.Id] FROM WorkItems"}
      requests:
        - send: POST /shop/_apis/wit/workitems/${epic}/comments?api-version=7.1-preview.4
          key: remark
          body: {text: "about ${story}"}
      """;

  @AutoClose private final Emulator emulator = Emulator.builder().seedsYaml(SHOP).start();
  private final Wire wire = Wire.of(emulator);

  private int number(String key) {
    return emulator.seeds().number(key);
  }

  @Test
  void aDocumentBecomesWhatItDescribes() {
    assertThat(emulator.url()).endsWith("/fabrikam");
    assertThat(emulator.seeds().projects()).containsExactly("shop");
    assertThat(wire.get("/_apis/projects").strings("value", "description"))
        .containsExactly("Sells things");
    Wire.Answer story = wire.item(number("story"));
    assertThat(story.field("System.State")).isEqualTo("Active");
    assertThat(story.field("System.AreaPath")).isEqualTo("shop\\Web\\Checkout");
    assertThat(story.field("System.IterationPath")).isEqualTo("shop\\2026\\Sprint 1");
    assertThat(story.field("System.Tags")).isEqualTo("2026; money");
    assertThat(story.fields().getAsJsonObject("System.AssignedTo").get("displayName").getAsString())
        .isEqualTo("Cleo Coder");
    assertThat(story.fields().get("Microsoft.VSTS.Common.Priority").getAsInt()).isEqualTo(1);
    assertThat(story.fields().get("System.CommentCount").getAsInt()).isEqualTo(2);
    assertThat(story.fields().get("System.Parent").getAsInt()).isEqualTo(number("epic"));
    assertThat(story.text())
        .contains("System.LinkTypes.Related", "workItems/" + number("bug"), "see there")
        .contains("https://example.com/spec");
  }

  @Test
  void updatesIterationsQueriesAndRequestsAreThere() {
    assertThat(wire.item(number("bug")).rev()).isGreaterThanOrEqualTo(3);
    assertThat(wire.item(number("bug")).field("System.State")).isEqualTo("Resolved");
    String sprint = "/shop/_apis/wit/classificationnodes/iterations/2026/Sprint%201";
    assertThat(wire.get(sprint).json().getAsJsonObject("attributes").get("startDate").getAsString())
        .isEqualTo("2026-03-02T00:00:00Z");
    String query = "/shop/_apis/wit/queries/" + emulator.seeds().id("open");
    assertThat(wire.get(query).json().get("path").getAsString())
        .isEqualTo("Shared Queries/Team/Open");
    Wire.Answer comments =
        wire.get(
            "/shop/_apis/wit/workItems/" + number("epic") + "/comments?api-version=7.1-preview.4");
    assertThat(comments.strings("comments", "text")).containsExactly("about " + number("story"));
  }

  @Test
  void repositoriesGetCommitsAndBranches() {
    Seeds seeds =
        emulator.seedYaml(
            """
            projects:
              - name: shop
                repositories:
                  - key: api
                    name: api
                    files: {README.md: "# API\n", src/a.txt: one, old.bin: {base64: AAEC}}
                    commits:
                      - {key: second, message: Change, files: {src/a.txt: two, old.bin: ~}}
                      - {branch: feature/x, from: main, message: More, files: {src/b.txt: b}}
                    branches: {release: main}
            """);
    String api = "/shop/_apis/git/repositories/" + seeds.id("api");
    Wire.Answer refs = wire.get(api + "/refs?filter=heads/");
    assertThat(refs.strings("value", "name"))
        .containsExactlyInAnyOrder("refs/heads/main", "refs/heads/feature/x", "refs/heads/release");
    String tip = wire.get(api + "/refs?filter=heads/release").strings("value", "objectId").get(0);
    assertThat(tip).isEqualTo(seeds.id("second"));
    String at = "&versionDescriptor.version=feature/x&versionDescriptor.versionType=branch";
    assertThat(wire.get(api + "/items?path=/src/a.txt&download=true" + at).text()).isEqualTo("two");
    assertThat(wire.get(api + "/items?path=/src/b.txt" + at).status()).isEqualTo(200);
    assertThat(wire.get(api + "/items?path=/old.bin" + at).status()).isEqualTo(404);
  }

  @Test
  void wikisGetTheirPages() {
    Seeds seeds =
        emulator.seedYaml(
            """
            projects:
              - name: shop
                wikis:
                  - key: handbook
                    pages: {Home: "# Hello", Home/More: text}
            """);
    String wiki = "/shop/_apis/wiki/wikis/" + seeds.id("handbook");
    assertThat(wire.get(wiki + "/pages?path=/Home&includeContent=true").json().get("content"))
        .hasToString("\"# Hello\"");
    assertThat(wire.get(wiki + "/pages?path=/Home/More").status()).isEqualTo(200);
  }

  @Test
  void pullRequestsGetReviewersVotesAndComments() {
    Seeds seeds =
        emulator.seedYaml(
            """
            projects:
              - name: shop
                repositories:
                  - name: api
                    files: {a.txt: a}
                    commits:
                      - {branch: topic, from: main, message: More, files: {b.txt: b}}
                    pullRequests:
                      - key: pull
                        title: Add b
                        source: topic
                        reviewers: {cleo@fabrikam.example: waiting, Ada Admin: ~}
                        comments: ["Why b?"]
            """);
    String api = "/shop/_apis/git/repositories/api/pullrequests/" + seeds.number("pull");
    Wire.Answer pull = wire.get(api);
    assertThat(pull.json().get("title").getAsString()).isEqualTo("Add b");
    assertThat(pull.strings("reviewers", "displayName"))
        .containsExactlyInAnyOrder("Cleo Coder", "Ada Admin");
    assertThat(pull.strings("reviewers", "vote")).contains("-5", "0");
    assertThat(wire.get(api + "/threads").text()).contains("Why b?");
  }

  @Test
  void pipelinesWithBuildsAreThere() {
    Seeds seeds =
        emulator.seedYaml(
            """
            projects:
              - name: shop
                repositories:
                  - name: api
                    files:
                      azure-pipelines.yml: |
                        steps: [{script: echo hello}]
                pipelines:
                  - key: ci
                    name: CI
                    repository: api
                    folder: main
                    builds: [{key: first, tags: [nightly]}, {branch: main}]
            """);
    Wire.Answer build = wire.get("/shop/_apis/build/builds/" + seeds.number("first"));
    assertThat(build.json().getAsJsonObject("definition").get("id").getAsInt())
        .isEqualTo(seeds.number("ci"));
    assertThat(build.text()).contains("nightly");
    assertThat(wire.get("/shop/_apis/build/builds").list()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "branches: {a: nowhere} | line 4, column 35: there is no branch \"nowhere\"",
        "commits: [{message: m, branch: x, from: no, files: {a: b}}] | no branch \"no\" to begin",
        "commits: [{files: {a: b}}] | a commit needs the member \"message\"",
        "files: {a: [1]} | a file was expected here",
        "files: {a: {base64: '?'}} | refused with 400",
        "commits: [{message: m, files: {gone: ~}}] | refused with 4"
      })
  void aMistakeInARepositoryLeavesNone(String member, String message) {
    String text =
        "projects:\n  - name: shop\n    repositories:\n      - {name: bad, " + member + "}\n";
    assertThatThrownBy(() -> emulator.seedYaml(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
    assertThat(wire.get("/shop/_apis/git/repositories/bad").status()).isEqualTo(404);
  }

  @Test
  void buildsEndAsTheyAreToldAndLeaveArtifacts() {
    try (Emulator built =
        Emulator.builder()
            .seedsYaml(
                """
                projects:
                  - name: shop
                    repositories: [{name: shop, files: {azure-pipelines.yml: "steps: []"}}]
                    pipelines:
                      - name: ci
                        repository: shop
                        builds:
                          - {key: red, result: failed, artifacts: [logs, drop]}
                          - {key: running}
                """)
            .start()) {
      Wire all = Wire.of(built);
      String builds = "/shop/_apis/build/builds/";
      String red = builds + built.seeds().number("red");
      String running = builds + built.seeds().number("running");
      assertThat(all.get(red).json().get("result").getAsString()).isEqualTo("failed");
      assertThat(all.get(red + "/artifacts").strings("value", "name"))
          .containsExactlyInAnyOrder("logs", "drop");
      assertThat(all.get(running).json().get("status").getAsString()).isNotEqualTo("completed");
    }
  }

  @Test
  void anIterationBelongsToItsTeams() {
    try (Emulator planned =
        Emulator.builder()
            .seedsYaml(
                """
                projects:
                  - name: shop
                    teams: [{name: Cash desk}]
                    iterations: [{path: "2026/First", teams: [Cash desk]}]
                """)
            .start()) {
      Wire all = Wire.of(planned);
      assertThat(
              all.get("/shop/Cash%20desk/_apis/work/teamsettings/iterations")
                  .strings("value", "name"))
          .containsExactly("First");
    }
  }

  @Test
  void allThatIsSeededIsFoundByItsName() {
    try (Emulator seeded = Emulator.builder().seeded().start()) {
      Seeds seeds = seeded.seeds();
      assertThat(seeds.number("pullRequest")).isEqualTo(seeds.ids().get("pullRequest"));
      assertThat(seeds.id("repositoryId")).isEqualTo(seeds.ids().get("repositoryId"));
      assertThatThrownBy(() -> seeds.number("repositoryId")).hasMessageContaining("is no number");
      assertThatThrownBy(() -> seeds.id("workItems")).hasMessageContaining("several workItems");
      assertThatThrownBy(() -> seeds.id("nothing")).hasMessageContaining("pullRequest");
    }
  }

  @Test
  void jsonMeansTheSame() {
    String json =
        """
        {"projects": [{"name": "shop", "workItems": [
          {"key": "a", "type": "Task", "title": "tab\\tand \\ud83d\\ude00", "tags": ["x"]}]}]}""";
    try (Emulator other = Emulator.builder().seedsJson(json).start()) {
      assertThat(Wire.of(other).item(other.seeds().number("a")).field("System.Title"))
          .isEqualTo("tab\tand \ud83d\ude00");
    }
    assertThatThrownBy(() -> Emulator.builder().seedsJson("{projects: []}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 1 column");
  }

  @Test
  void moreCanBePutInLaterAndIsTakenBackByAReset() {
    int before = wire.wiql("SELECT [System.Id] FROM WorkItems").status();
    Seeds more =
        emulator.seedYaml(
            "projects: [{name: shop, workItems: [{key: late, type: Task, title: late}]}]");
    assertThat(wire.item(more.number("late")).field("System.Title")).isEqualTo("late");
    emulator.reset();
    assertThat(wire.item(more.number("late")).status()).isEqualTo(404);
    assertThat(wire.item(number("bug")).status()).isEqualTo(200);
    assertThat(before).isEqualTo(404); // there is no project web here
    assertThatThrownBy(() -> more.id("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("late");
  }

  @Test
  void programsInOtherLanguagesSendADocument() {
    Wire.Answer sent =
        wire.control(
            "POST",
            "/seeds",
            "{\"projects\": [{\"name\": \"new\", \"workItems\":"
                + " [{\"key\": \"t\", \"type\": \"Task\", \"title\": \"sent\"}]}]}");
    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    int id = sent.json().getAsJsonObject("keys").get("t").getAsInt();
    assertThat(wire.item(id).field("System.TeamProject")).isEqualTo("new");
    Wire.Answer refused = wire.control("POST", "/seeds", "{\"projcts\": []}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("line 1, column 2", "projcts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: Task, titel: x} | line 4, column 22: a work item has no member \"titel\"",
        "{title: x} | line 4, column 9: a work item needs the member \"type\"",
        "{type: Chore, title: x} | line 4, column 9: refused with 404",
        "{type: Task, title: x, state: Gone} | line 4, column 9: refused with 400",
        "{type: Task, title: x, area: No/Where} | line 4, column 9: refused with",
        "{type: Task, title: x, tags: a} | \"tags\" must be a list, not \"a\"",
        "{type: Task, title: x, fields: {A: [1]}} | line 4, column 44: the value of a field",
        "{type: Task, title: x, links: [{type: Related, to: y}]} | nothing has the key \"y\"",
        "{type: Task, title: x, links: [{type: Akin, to: ok}]} | no type of link \"Akin\"",
        "{type: Task, title: x, links: [{type: Related}]} | either \"to\" a key or to a \"url\"",
        "{key: ok, type: Task, title: x} | column 15: the key \"ok\" is given twice",
        "[] | line 4, column 9: a work item was expected here",
      })
  void aMistakeIsToldWithItsPlaceAndNothingStays(String item, String message) {
    String text =
        "projects:\n  - name: shop\n    workItems: [{key: ok, type: Task, title: fine},\n        "
            + item
            + "]\n";
    assertThatThrownBy(() -> emulator.seedYaml(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("seeds, line")
        .hasMessageContaining(message);
    assertThat(wire.item(number("bug") + 1).status()).isEqualTo(404);
  }

  @Test
  void mistakesElsewhereAreToldToo() {
    assertThatThrownBy(() -> emulator.seedYaml("organization: other"))
        .hasMessage("seeds, line 1, column 15: the organization here is fabrikam");
    assertThatThrownBy(() -> emulator.seedYaml("requests: [{send: GET /x}]"))
        .hasMessageContaining("\"send\" must be a verb and a path");
    assertThatThrownBy(() -> emulator.seedYaml("requests: [{send: POST /x/_apis/none}]"))
        .hasMessageContaining("line 1, column 12: refused with 404");
    assertThatThrownBy(
            () -> emulator.seedYaml("requests: [{send: POST /shop/_apis/wit/sendmail, body: {}}]"))
        .hasMessageContaining("line 1, column 12: ");
    assertThatThrownBy(() -> Emulator.builder().seedsYaml("a: [").start())
        .hasMessageContaining("seeds, line");
    assertThatThrownBy(() -> Emulator.builder().seedsYaml("people: [{name: X}]").start())
        .hasMessageContaining("a person needs the member \"mail\"");
  }

  @Test
  void filesAreToldByTheirName(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), "projects:\n- nme: x\n");
    assertThatThrownBy(() -> Emulator.builder().seeds(file).start())
        .hasMessageStartingWith("shop.yaml, line 2, column 3");
    Path json =
        Files.writeString(folder.resolve("shop.json"), "{\"projects\": [{\"name\": \"j\"}]}");
    try (Emulator other = Emulator.builder().seeds(json).start()) {
      assertThat(other.seeds().projects()).containsExactly("j");
    }
    assertThatThrownBy(() -> Emulator.builder().seeds(folder.resolve("none.yaml")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.yaml");
  }
}
