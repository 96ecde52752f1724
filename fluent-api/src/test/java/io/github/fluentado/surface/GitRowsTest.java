// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static io.github.fluentado.surface.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.fluentado.client.common.GitVersionType;
import io.github.fluentado.client.git.GitBranchStats;
import io.github.fluentado.client.git.GitChange;
import io.github.fluentado.client.git.GitCommitRef;
import io.github.fluentado.client.git.GitItem;
import io.github.fluentado.client.git.GitPush;
import io.github.fluentado.client.git.GitRef;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.client.git.GitStatus;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.CommitId;
import io.github.fluentado.git.Push;
import io.github.fluentado.git.RefChange;
import io.github.fluentado.git.Repositories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows GIT: repositories. */
class GitRowsTest extends SurfaceTest {
  private static final Branch MAIN = Branch.of("main");
  private static final Branch SIDE = Branch.of("feature/a#b&c+d");

  private final Repositories.One repository = project.repository(project.name());

  GitRowsTest(Site site) {
    super(site);
  }

  private CommitId tip() {
    return mode.run(repository.tip(MAIN));
  }

  private String path(String rest) {
    return site.root() + "/" + project.name() + "/_apis/git/repositories" + rest;
  }

  private String below(String rest) {
    return path("/" + project.name() + rest);
  }

  private void leftFor(String verb, String path) {
    assertThat(only().verb()).isEqualTo(verb);
    assertThat(only().host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(only().path()).isEqualTo(path);
    assertThat(only().query("api-version")).startsWith(site.atMost("7.1"));
  }

  @Test
  @Row(id = "GIT-02", call = "project.repositories().list()")
  void repositoriesOfTheProjectAreListed() {
    List<GitRepository> all = row(project.repositories().list());

    assertThat(all).extracting(GitRepository::name).contains(project.name());
    leftFor("GET", path(""));
  }

  @Test
  @Row(id = "GIT-03", call = "project.repository(\"shop\").get()")
  void repositoryIsFoundByName() {
    assertThat(row(repository.get()).defaultBranch()).isEqualTo("refs/heads/main");
    leftFor("GET", below(""));
  }

  @Test
  @Row(id = "GIT-04", call = "repository.statuses(CommitId.of(sha))")
  void statusesOfACommitAreListed() {
    CommitId tip = tip();
    mode.run(repository.status(tip, "ci", "build", GitStatusState.FAILED));

    List<GitStatus> all = row(repository.statuses(tip));

    assertThat(all).extracting(GitStatus::state).containsExactly(GitStatusState.FAILED);
    assertThat(left().get(0).verb()).isEqualTo("GET");
    assertThat(left().get(0).path()).isEqualTo(below("/commits/" + tip + "/statuses"));
  }

  @Test
  @Row(
      id = "GIT-05",
      call = "repository.status(commit, genre, name, SUCCEEDED).description(…).targetUrl(…)")
  void statusIsPostedForACommit() {
    CommitId tip = tip();

    GitStatus posted =
        row(
            repository
                .status(tip, "ci", "build", GitStatusState.SUCCEEDED)
                .description("All green")
                .targetUrl("https://ci.example/1"));

    assertThat(posted.id()).isPositive();
    leftFor("POST", below("/commits/" + tip + "/statuses"));
    assertThat(body())
        .isEqualTo(
            json(
                """
                {"state": "succeeded", "description": "All green",
                 "context": {"name": "build", "genre": "ci"},
                 "targetUrl": "https://ci.example/1"}
                """));
  }

  @Test
  @Row(id = "GIT-06", call = "repository.diff(base, target)")
  void differencesOfTwoCommitsComeToTheLast() {
    CommitId base = tip();
    Push push = repository.push(MAIN, "Many files");
    for (int i = 0; i < 250; i++) {
      push = push.add("/many/" + i + ".txt", "text " + i);
    }
    GitPush pushed = mode.run(push);

    List<GitChange> all = row(repository.diff(base, commit(pushed)).top(100));

    assertThat(all)
        .extracting(change -> Objects.requireNonNull(change.item()).path())
        .contains("/many/0.txt", "/many/249.txt")
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(250);
    assertThat(left()).hasSize(3);
    Wire.Sent first = left().get(0);
    assertThat(first.path()).isEqualTo(below("/diffs/commits"));
    assertThat(first.query("baseVersion")).isEqualTo(base.id());
    assertThat(first.query("baseVersionType")).isEqualTo("commit");
    assertThat(first.query("targetVersion")).isEqualTo(commit(pushed).id());
    assertThat(first.query("targetVersionType")).isEqualTo("commit");
    assertThat(first.query("$top")).isEqualTo("100");
    assertThat(left().get(2).query("$skip")).isEqualTo("200");
  }

  private static CommitId commit(GitPush pushed) {
    List<GitCommitRef> commits = Objects.requireNonNull(pushed.commits());
    return CommitId.of(String.valueOf(commits.get(0).commitId()));
  }

  @Test
  @Row(id = "GIT-07", call = "repository.zip(Branch.of(\"main\")).to(path, progress)")
  void branchIsSavedAsZip(@TempDir Path folder) throws IOException {
    mode.run(repository.push(MAIN, "One file").add("/one.txt", "one"));
    Path target = folder.resolve("main.zip");
    List<Long> told = Collections.synchronizedList(new ArrayList<>());

    row(repository.zip(MAIN).to(target, progress -> told.add(progress.bytes())));

    try (ZipFile zip = new ZipFile(target.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .anyMatch(name -> name.endsWith("one.txt"));
    }
    assertThat(told).contains(Files.size(target));
    leftFor("GET", below("/items"));
    assertThat(only().query("path")).isEqualTo("/");
    assertThat(only().query("versionDescriptor.version")).isEqualTo("main");
    assertThat(only().query("versionDescriptor.versionType")).isEqualTo("branch");
    assertThat(only().query("resolveLfs")).isEqualTo("true");
    assertThat(only().query("$format")).isEqualTo("zip");
    assertThat(only().header("Accept")).contains("application/zip").doesNotContain("json");
  }

  @Test
  @Row(id = "GIT-08", call = "repository.refs().filter(…).includeStatuses(…).peelTags(…)")
  void refsAreListedToTheLastPage() {
    CommitId tip = tip();
    for (int i = 0; i < 5; i++) {
      mode.run(repository.createBranch(Branch.of("few/" + i), tip));
    }

    List<GitRef> all =
        row(
            repository
                .refs()
                .filter("heads/few/")
                .includeLinks(false)
                .includeStatuses(true)
                .latestStatusesOnly(true)
                .peelTags(true)
                .top(2));

    assertThat(all).extracting(GitRef::name).hasSize(5).contains("refs/heads/few/4");
    Wire.Sent first = left().get(0);
    assertThat(first.path()).isEqualTo(below("/refs"));
    assertThat(first.query("filter")).isEqualTo("heads/few/");
    assertThat(first.query("includeLinks")).isEqualTo("false");
    assertThat(first.query("includeStatuses")).isEqualTo("true");
    assertThat(first.query("$top")).isEqualTo("2");
    assertThat(left().get(1).query("continuationToken")).isNotEmpty();
  }

  @Test
  @Row(id = "GIT-09", call = "repository.stats(Branch.of(name))")
  void branchIsComparedUnderAnyName() {
    CommitId tip = tip();
    mode.run(repository.createBranch(SIDE, tip));
    mode.run(repository.push(SIDE, "Ahead").add("/ahead.txt", "ahead"));

    GitBranchStats stats = row(repository.stats(SIDE));

    assertThat(stats.aheadCount()).isEqualTo(1);
    leftFor("GET", below("/stats/branches"));
    assertThat(only().query("name")).isEqualTo(SIDE.name());
  }

  @Test
  @Row(id = "GIT-10", call = "repository.commit(CommitId.of(sha)).changeCount(10)")
  void commitComesWithChanges() {
    CommitId tip = tip();

    assertThat(row(repository.commit(tip).changeCount(10)).commitId()).isEqualTo(tip.id());
    leftFor("GET", below("/commits/" + tip));
    assertThat(only().query("changeCount")).isEqualTo("10");
  }

  @Test
  @Row(id = "GIT-11", call = "repository.update(RefChange.create(…), RefChange.move(…))")
  void refsAreChangedWithAnOutcomeEach() {
    CommitId tip = tip();
    CommitId wrong = CommitId.of("1".repeat(40));

    var outcomes =
        row(repository.update(RefChange.create(SIDE, tip), RefChange.move(MAIN, wrong, tip)));

    assertThat(outcomes.values()).extracting(one -> one.name()).containsExactly(SIDE.ref());
    assertThat(outcomes.failures()).hasSize(1);
    leftFor("POST", below("/refs"));
    assertThat(body())
        .isEqualTo(
            json(
                """
                [{"name": "refs/heads/feature/a#b&c+d",
                  "oldObjectId": "%s", "newObjectId": "%s"},
                 {"name": "refs/heads/main", "oldObjectId": "%s", "newObjectId": "%s"}]
                """
                    .formatted("0".repeat(40), tip, wrong, tip)));
  }

  @Test
  @Row(id = "GIT-12", call = "repository.deleteBranch(Branch.of(name), commit)")
  void branchIsDeleted() {
    CommitId tip = tip();
    mode.run(repository.createBranch(SIDE, MAIN));

    assertThat(row(repository.deleteBranch(SIDE, tip)).success()).isTrue();

    leftFor("POST", below("/refs"));
    assertThat(body())
        .isEqualTo(
            json(
                """
                [{"name": "refs/heads/feature/a#b&c+d",
                  "oldObjectId": "%s", "newObjectId": "%s"}]
                """
                    .formatted(tip, "0".repeat(40))));
  }

  @Test
  @Row(
      id = "GIT-13",
      call = "repository.item(path, version).includeContent(true), or repository.items(folder)")
  void fileIsRead() {
    mode.run(repository.push(MAIN, "One file").add("/docs/one & two.txt", "one"));

    GitItem item =
        row(
            repository
                .item("/docs/one & two.txt", MAIN)
                .includeContent(true)
                .includeContentMetadata(true)
                .latestProcessedChange(true));

    assertThat(item.content()).isEqualTo("one");
    leftFor("GET", below("/items"));
    assertThat(only().query("path")).isEqualTo("/docs/one & two.txt");
    assertThat(only().query("$format")).isEqualTo("json");
    assertThat(only().query("includeContent")).isEqualTo("true");
    assertThat(only().query("includeContentMetadata")).isEqualTo("true");
    assertThat(only().query("latestProcessedChange")).isEqualTo("true");
    assertThat(only().query("versionDescriptor.version")).isEqualTo("main");
    assertThat(only().query("versionDescriptor.versionType")).isEqualTo("branch");
    assertThat(mode.run(repository.items("/docs", MAIN)))
        .extracting(GitItem::path)
        .contains("/docs", "/docs/one & two.txt");
  }

  @Test
  @Row(id = "GIT-14", call = "repository.commits(version).author(…).itemPath(…).top(…)")
  void commitsAreSearchedToTheLastPage() {
    mode.run(repository.push(MAIN, "First").add("/log.txt", "1"));
    mode.run(repository.push(MAIN, "Second").edit("/log.txt", "2"));

    List<GitCommitRef> all =
        row(
            repository
                .commits(MAIN)
                .itemPath("/log.txt")
                .excludeDeletes(true)
                .includeWorkItems(false)
                .top(1));

    assertThat(all).extracting(GitCommitRef::comment).containsExactly("Second", "First");
    Wire.Sent first = left().get(0);
    assertThat(first.verb()).isEqualTo("GET");
    assertThat(first.path()).isEqualTo(below("/commits"));
    assertThat(first.query("searchCriteria.itemPath")).isEqualTo("/log.txt");
    assertThat(first.query("searchCriteria.itemVersion.version")).isEqualTo("main");
    assertThat(first.query("searchCriteria.itemVersion.versionType"))
        .isEqualTo(GitVersionType.BRANCH.text());
    assertThat(first.query("searchCriteria.excludeDeletes")).isEqualTo("true");
    assertThat(first.query("searchCriteria.includeWorkItems")).isEqualTo("false");
  }

  private String blob(String path) {
    return Objects.requireNonNull(mode.run(repository.item(path)).objectId());
  }

  @Test
  @Row(
      id = "GIT-15",
      call = "repository.blobContent(id), or .blob(id) for its size, or .blobText(id)")
  void blobComesAsBytes() {
    byte[] bytes = {0, 1, 2, (byte) 200, 13, 10};
    mode.run(repository.push(MAIN, "Bytes").add("/bytes.bin", bytes).add("/t.txt", "Grüße"));
    String id = blob("/bytes.bin");

    assertThat(row(repository.blobContent(id).bytes(100))).isEqualTo(bytes);

    leftFor("GET", below("/blobs/" + id));
    assertThat(only().query("$format")).isEqualTo("octetstream");
    assertThat(mode.run(repository.blob(id)).size()).isEqualTo(6);
    assertThat(mode.run(repository.blobText(blob("/t.txt")))).isEqualTo("Grüße");
  }

  @Test
  @Row(id = "GIT-16", call = "repository.blobs(ids).to(path, progress)")
  void blobsAreSavedAsZip(@TempDir Path folder) throws IOException {
    mode.run(repository.push(MAIN, "Two").add("/1.txt", "one").add("/2.txt", "two"));
    List<String> ids = List.of(blob("/1.txt"), blob("/2.txt"));

    Path saved = row(repository.blobs(ids).to(folder.resolve("blobs.zip")));

    try (ZipFile zip = new ZipFile(saved.toFile())) {
      List<String> contents = new ArrayList<>();
      for (var entry : Collections.list(zip.entries())) {
        contents.add(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
      assertThat(contents).containsExactlyInAnyOrder("one", "two");
    }
    leftFor("POST", below("/blobs"));
    assertThat(only().header("Accept")).contains("application/zip");
    assertThat(body()).isEqualTo(json("[\"%s\", \"%s\"]".formatted(ids.get(0), ids.get(1))));
  }

  private JsonElement body() {
    return Bodies.of(only());
  }
}
