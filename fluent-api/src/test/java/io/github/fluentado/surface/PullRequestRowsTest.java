// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static io.github.fluentado.surface.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.fluentado.client.common.ResourceRef;
import io.github.fluentado.client.git.CommentThreadStatus;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPullRequestCommentThread;
import io.github.fluentado.client.git.GitPullRequestStatus;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.client.git.PullRequestComment;
import io.github.fluentado.client.git.PullRequestStatus;
import io.github.fluentado.client.git.PullRequestTimeRangeType;
import io.github.fluentado.core.json.PropertyBag;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.pullrequests.Lines;
import io.github.fluentado.pullrequests.PullRequests;
import io.github.fluentado.workitems.Fields;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows CLI-02, CLI-04 and PR: pull requests. */
class PullRequestRowsTest extends SurfaceTest {
  private static final Branch MAIN = Branch.of("main");
  private static final Branch SIDE = Branch.of("feature/a&b");
  private static final String KEY = "3533F9EC-9336-4290-85F7-6A6A51AD1861";
  private static final String MARKDOWN = "Microsoft.TeamFoundation.Discussion.SupportsMarkdown";

  private final Repositories.One repository = project.repository(project.name());
  private final PullRequests requests = repository.pullRequests();

  PullRequestRowsTest(Site site) {
    super(site);
  }

  private int open() {
    mode.run(repository.createBranch(SIDE, MAIN));
    mode.run(repository.push(SIDE, "A file").add("/a.txt", "one\ntwo\nthree\n"));
    return id(mode.run(requests.create(SIDE, MAIN).title("Add a file")));
  }

  private static int id(GitPullRequest request) {
    return Objects.requireNonNull(request.pullRequestId());
  }

  private PullRequests.One opened() {
    return requests.pullRequest(open());
  }

  private String path(String rest) {
    return site.root() + "/" + project.name() + "/_apis/git/repositories/" + project.name() + rest;
  }

  private String below(PullRequests.One one, String rest) {
    return path("/pullRequests/" + one.id() + rest);
  }

  private void leftFor(String verb, String path) {
    Wire.Sent sent = only();
    assertThat(sent.verb()).isEqualTo(verb);
    assertThat(sent.host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(sent.path()).isEqualToIgnoringCase(path);
    assertThat(sent.query("api-version")).startsWith(site.atMost("7.1"));
  }

  private JsonElement body() {
    return Bodies.of(only());
  }

  private UUID somebody() {
    String name = emulator.seeds().project();
    return UUID.fromString(
        Objects.requireNonNull(
            Objects.requireNonNull(mode.run(project.pullRequests().get(open())).createdBy(), name)
                .id()));
  }

  @Test
  @Row(
      id = "CLI-02",
      call = "repository.pullRequests().create(from, into).title(…).description(…).reviewer(…)")
  void pullRequestIsOpened() {
    UUID reviewer = somebody();
    Branch other = Branch.of("refs/heads/other");
    mode.run(repository.createBranch(other, SIDE));

    GitPullRequest opened =
        row(
            requests
                .create(other, MAIN)
                .title("Title")
                .description("Text")
                .reviewer(reviewer.toString()));

    assertThat(opened.status()).isEqualTo(PullRequestStatus.ACTIVE);
    leftFor("POST", path("/pullrequests"));
    assertThat(body())
        .isEqualTo(
            json(
                """
                {"sourceRefName": "refs/heads/other", "targetRefName": "refs/heads/main",
                 "title": "Title", "description": "Text", "reviewers": [{"id": "%s"}]}
                """
                    .formatted(reviewer)));
  }

  @Test
  @Row(
      id = "CLI-04",
      call = "project.pullRequests().listInto(branch).status(ALL).title(…), or ado.pullRequests()")
  void pullRequestsOfTheProjectAreListed() {
    int id = open();
    OffsetDateTime late =
        OffsetDateTime.of(2099, 1, 2, 3, 4, 5, 678_000_000, ZoneOffset.ofHours(-8));

    List<GitPullRequest> all =
        row(
            project
                .pullRequests()
                .listInto(MAIN)
                .sourceRefName(SIDE.ref())
                .status(PullRequestStatus.ALL)
                .queryTimeRangeType(PullRequestTimeRangeType.CREATED)
                .maxTime(late)
                .includeLinks(false)
                .title("Add a")
                .top(1));

    assertThat(all).extracting(GitPullRequest::pullRequestId).containsExactly(id);
    Wire.Sent first = left().get(0);
    assertThat(first.verb()).isEqualTo("GET");
    assertThat(first.host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(first.path())
        .isEqualTo(site.root() + "/" + project.name() + "/_apis/git/pullrequests");
    assertThat(first.query("api-version")).matches(site.version("7.2-preview.2"));
    assertThat(first.query("searchCriteria.targetRefName")).isEqualTo("refs/heads/main");
    assertThat(first.query("searchCriteria.sourceRefName")).isEqualTo("refs/heads/feature/a&b");
    assertThat(first.query("searchCriteria.status")).isEqualTo("all");
    assertThat(first.query("searchCriteria.queryTimeRangeType")).isEqualTo("created");
    assertThat(first.query("searchCriteria.maxTime")).isEqualTo("2099-01-02T11:04:05.678Z");
    assertThat(first.query("searchCriteria.includeLinks")).isEqualTo("false");
    assertThat(first.query("searchCriteria.title")).isEqualTo("Add a");
    assertThat(first.query("$top")).isEqualTo("1");
  }

  @Test
  @Row(id = "PR-01", call = "repository.pullRequests().pullRequest(id).get()")
  void pullRequestIsRead() {
    PullRequests.One one = opened();

    assertThat(row(one.get()).title()).isEqualTo("Add a file");
    leftFor("GET", below(one, ""));
  }

  @Test
  @Row(id = "PR-02", call = "one.workItems()")
  void linkedWorkItemsAreListed() {
    int item = mode.run(project.workItems().create("Bug").set(Fields.TITLE, "a fault")).id();
    mode.run(repository.createBranch(SIDE, MAIN));
    mode.run(repository.push(SIDE, "A file").add("/a.txt", "one"));
    PullRequests.One one =
        requests.pullRequest(
            id(mode.run(requests.create(SIDE, MAIN).title("Linked").workItem(item))));

    List<ResourceRef> found = row(one.workItems());

    assertThat(found).extracting(ResourceRef::id).containsExactly(String.valueOf(item));
    leftFor("GET", below(one, "/workitems"));
  }

  @Test
  @Row(id = "PR-03", call = "one.iterations()")
  void iterationsAreListed() {
    PullRequests.One one = opened();
    mode.run(repository.push(SIDE, "More").add("/b.txt", "b"));

    assertThat(row(one.iterations())).hasSize(2);
    leftFor("GET", below(one, "/iterations"));
  }

  @Test
  @Row(id = "PR-04", call = "one.threads(), or one.allThreads() with deleted ones")
  void threadsAreListedWithoutDeletedOnes() {
    PullRequests.One one = opened();
    GitPullRequestCommentThread gone = mode.run(one.comment("Gone"));
    int stays = Objects.requireNonNull(mode.run(one.comment("Stays")).id());
    mode.run(one.deleteThread(gone)).orThrow();

    List<GitPullRequestCommentThread> live = row(one.threads());

    assertThat(live)
        .extracting(GitPullRequestCommentThread::id)
        .contains(stays)
        .doesNotContain(gone.id());
    leftFor("GET", below(one, "/threads"));
    assertThat(mode.run(one.allThreads()))
        .extracting(GitPullRequestCommentThread::id)
        .contains(stays, gone.id());
  }

  @Test
  @Row(id = "PR-05", call = "one.commentOn(path, Lines.at(2).from(1), text).key(key)")
  void commentIsMadeOnALine() {
    PullRequests.One one = opened();

    GitPullRequestCommentThread made =
        row(one.commentOn("a.txt", Lines.at(2), "Too short").key("mine"));

    assertThat(made.id()).isPositive();
    leftFor("POST", below(one, "/threads"));
    assertThat(body())
        .isEqualTo(
            json(
                """
                {"comments": [{"content": "Too short", "parentCommentId": 0,
                               "commentType": "text"}],
                 "status": "active",
                 "properties": {"%s": {"type": "System.Int32", "value": 1},
                                "%s": {"type": "System.String", "value": "mine"}},
                 "threadContext": {"filePath": "/a.txt",
                                   "rightFileStart": {"line": 2, "offset": 1},
                                   "rightFileEnd": {"line": 2, "offset": 9999}}}
                """
                    .formatted(MARKDOWN, KEY)));
  }

  @Test
  @Row(id = "PR-06", call = "one.comment(text).on(path, lines).status(CLOSED)")
  void commentIsMadeWithAStatus() {
    PullRequests.One one = opened();

    GitPullRequestCommentThread made = row(one.comment("Fine").status(CommentThreadStatus.CLOSED));

    assertThat(made.status()).isEqualTo(CommentThreadStatus.CLOSED);
    leftFor("POST", below(one, "/threads"));
    assertThat(body())
        .isEqualTo(
            json(
                """
                {"comments": [{"content": "Fine", "parentCommentId": 0, "commentType": "text"}],
                 "status": "closed",
                 "properties": {"%s": {"type": "System.Int32", "value": 1}}}
                """
                    .formatted(MARKDOWN)));
  }

  @Test
  @Row(id = "PR-07", call = "one.comment(text).reply(text).property(name, value)")
  void threadBeginsWithSeveralComments() {
    PullRequests.One one = opened();

    GitPullRequestCommentThread made =
        row(one.comment("First").reply("Second").property("run", 7).property("fresh", true));

    assertThat(made.comments())
        .extracting(PullRequestComment::content)
        .containsExactly("First", "Second");
    leftFor("POST", below(one, "/threads"));
    assertThat(body())
        .isEqualTo(
            json(
                """
                {"comments": [
                   {"content": "First", "parentCommentId": 0, "commentType": "text"},
                   {"content": "Second", "parentCommentId": 1, "commentType": "text"}],
                 "status": "active",
                 "properties": {"%s": {"type": "System.Int32", "value": 1},
                                "run": {"type": "System.Int32", "value": 7},
                                "fresh": {"type": "System.Int32", "value": 1}}}
                """
                    .formatted(MARKDOWN)));
  }

  @Test
  @Row(id = "PR-08", call = "one.deleteThread(thread)")
  void threadIsDeletedByItsComments() {
    PullRequests.One one = opened();
    GitPullRequestCommentThread made = mode.run(one.comment("First").reply("Second"));

    assertThat(row(one.deleteThread(made)).orThrow()).hasSize(2);

    assertThat(left()).allMatch(sent -> sent.verb().equals("DELETE"));
    assertThat(left().stream().map(Wire.Sent::path))
        .map(path -> path.toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrder(
            below(one, "/threads/" + made.id() + "/comments/1").toLowerCase(Locale.ROOT),
            below(one, "/threads/" + made.id() + "/comments/2").toLowerCase(Locale.ROOT));
  }

  @Test
  @Row(
      id = "PR-09",
      call = "Call.each(texts, 1, text -> one.comment(text).key(key)), with an outcome each")
  void manyThreadsAreStarted() {
    PullRequests.One one = opened();

    var outcomes =
        row(
            io.github.fluentado.core.Call.each(
                List.of("One", "Two"), 1, text -> one.comment(text).key("mine")));

    assertThat(outcomes.orThrow()).hasSize(2);
    assertThat(left()).hasSize(2).allMatch(sent -> sent.verb().equals("POST"));
    assertThat(left().get(1).path()).isEqualToIgnoringCase(below(one, "/threads"));
  }

  @Test
  @Row(id = "PR-10", call = "one.statuses()")
  void statusesAreListed() {
    PullRequests.One one = opened();
    mode.run(one.status("bot", "title", GitStatusState.PENDING));

    List<GitPullRequestStatus> all = row(one.statuses());

    assertThat(all).extracting(GitPullRequestStatus::state).containsExactly(GitStatusState.PENDING);
    leftFor("GET", below(one, "/statuses"));
  }

  @Test
  @Row(
      id = "PR-11",
      call = "one.status(genre, name, FAILED).description(…).iteration(1).targetUrl(…)")
  void statusIsPosted() {
    PullRequests.One one = opened();

    row(
        one.status("bot", "title", GitStatusState.FAILED)
            .description("Too short")
            .iteration(1)
            .targetUrl("https://bot.example/1"));

    leftFor("POST", below(one, "/statuses"));
    assertThat(body())
        .isEqualTo(
            json(
                """
                {"state": "failed", "description": "Too short",
                 "context": {"name": "title", "genre": "bot"},
                 "iterationId": 1, "targetUrl": "https://bot.example/1"}
                """));
  }

  @Test
  @Row(id = "PR-12", call = "one.threads(key)")
  void threadsAreFoundByKey() {
    PullRequests.One one = opened();
    mode.run(one.comment("Other"));
    mode.run(one.comment("Longer").key("mine too"));
    GitPullRequestCommentThread made = mode.run(one.comment("Mine").key("mine"));

    List<GitPullRequestCommentThread> found = row(one.threads("mine"));

    assertThat(found).extracting(GitPullRequestCommentThread::id).containsExactly(made.id());
    leftFor("GET", below(one, "/threads"));
  }

  @Test
  @Row(id = "PR-13", call = "one.deleteThreads(key)")
  void threadsOfAKeyAreDeleted() {
    PullRequests.One one = opened();
    mode.run(one.comment("Mine").key("mine"));
    mode.run(one.comment("Mine as well").key("mine"));

    assertThat(row(one.deleteThreads("mine")).orThrow()).hasSize(2);

    assertThat(left().stream().map(Wire.Sent::verb)).containsExactly("GET", "DELETE", "DELETE");
    assertThat(mode.run(one.threads("mine"))).isEmpty();
  }

  @Test
  @Row(id = "PR-14", call = "one.properties()")
  void propertiesAreReadWithTheirTypes() {
    PullRequests.One one = opened();
    mode.run(one.editProperties().put("text", "a").put("number", 5).put("share", 0.5));

    PropertyBag all = row(one.properties());

    assertThat(all.text("text")).contains("a");
    assertThat(all.type("number")).contains("System.Int32");
    assertThat(all.text("share")).contains("0.5");
    leftFor("GET", below(one, "/properties"));
  }

  @Test
  @Row(id = "PR-15", call = "one.editProperties().put(name, value).remove(name)")
  void propertiesAreChangedAtOnce() {
    PullRequests.One one = opened();
    mode.run(one.editProperties().put("old", "a"));
    java.time.Instant time = java.time.Instant.parse("2026-01-02T03:04:05.05Z");

    PropertyBag all = row(one.editProperties().put("when", time).put("number", 5).remove("old"));

    assertThat(all.names()).contains("when", "number").doesNotContain("old");
    leftFor("PATCH", below(one, "/properties"));
    assertThat(only().header("Content-Type")).startsWith("application/json-patch+json");
    assertThat(body())
        .isEqualTo(
            json(
                """
                [{"op": "add", "path": "/when",
                  "value": {"$type": "System.DateTime", "$value": "2026-01-02T03:04:05.050Z"}},
                 {"op": "add", "path": "/number",
                  "value": {"$type": "System.Int32", "$value": 5}},
                 {"op": "remove", "path": "/old"}]
                """));
  }

  @Test
  @Row(id = "PR-16", call = "one.editProperties().put(name, value)")
  void propertyIsAddedUnderAnyName() {
    PullRequests.One one = opened();

    PropertyBag all = row(one.editProperties().put("a/b~c", "value"));

    assertThat(all.text("a/b~c")).contains("value");
    leftFor("PATCH", below(one, "/properties"));
    assertThat(body())
        .isEqualTo(json("[{\"op\": \"add\", \"path\": \"/a~1b~0c\", \"value\": \"value\"}]"));
  }

  @Test
  @Row(id = "PR-17", call = "one.editProperties().remove(name)")
  void propertyIsRemoved() {
    PullRequests.One one = opened();
    mode.run(one.editProperties().put("name", "value"));

    assertThat(row(one.editProperties().remove("name")).names()).doesNotContain("name");

    leftFor("PATCH", below(one, "/properties"));
    assertThat(body()).isEqualTo(json("[{\"op\": \"remove\", \"path\": \"/name\"}]"));
  }
}
