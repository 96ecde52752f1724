// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.Installed;
import io.github.fluentado.Mode;
import io.github.fluentado.client.git.GitCommitRef;
import io.github.fluentado.client.git.GitPush;
import io.github.fluentado.client.git.GitRef;
import io.github.fluentado.client.git.GitRefUpdateResult;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.core.Outcomes;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepositoriesTest extends Installed {
  private static final Branch MAIN = Branch.of("main");
  private static final Branch SIDE = Branch.of("side");
  private static final CommitId NOWHERE = CommitId.of("1".repeat(40));

  private final Repositories.One repository = project.repository(project.name());

  private static CommitId commit(GitPush push) {
    List<GitCommitRef> commits = Objects.requireNonNull(push.commits());
    return CommitId.of(String.valueOf(commits.get(0).commitId()));
  }

  private static void conflict(Throwable error) {
    assertThat(error)
        .isInstanceOfSatisfying(
            AzureDevOpsException.class,
            known -> assertThat(known.kind()).isEqualTo(ErrorKind.CONFLICT));
  }

  @ParameterizedTest
  @EnumSource
  void branchBeginsWhereAnotherIs(Mode mode) {
    CommitId tip = mode.run(repository.tip(MAIN));

    GitRefUpdateResult made = mode.run(repository.createBranch(SIDE, MAIN));

    assertThat(made.newObjectId()).isEqualTo(tip.id());
    assertThat(mode.run(repository.tip(SIDE))).isEqualTo(tip);
    AzureDevOpsException again = mode.failure(repository.createBranch(SIDE, MAIN));
    assertThat(again.kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(again).hasMessageContaining("refs/heads/side");
    mode.run(repository.deleteBranch(SIDE));
    assertThat(mode.failure(repository.tip(SIDE)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource
  void branchIsFoundByItsExactName(Mode mode) {
    mode.run(repository.createBranch(Branch.of("sideways"), MAIN));

    assertThat(mode.failure(repository.ref(SIDE)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(mode.run(repository.ref(Branch.of("sideways"))).name())
        .isEqualTo("refs/heads/sideways");
    assertThat(mode.all(repository.branches()))
        .extracting(GitRef::name)
        .contains("refs/heads/main", "refs/heads/sideways");
  }

  @ParameterizedTest
  @EnumSource
  void eachChangeOfARefHasItsOutcome(Mode mode) {
    CommitId tip = mode.run(repository.tip(MAIN));

    Outcomes<RefChange, GitRefUpdateResult> outcomes =
        mode.run(
            repository.update(
                RefChange.move(MAIN, NOWHERE, tip), RefChange.create(Tag.of("v1"), tip)));

    assertThat(outcomes.values())
        .extracting(GitRefUpdateResult::name)
        .containsExactly("refs/tags/v1");
    assertThat(outcomes.failures()).hasSize(1);
    assertThat(outcomes.failures().get(0).of().ref()).isEqualTo(MAIN);
    conflict(outcomes.failures().get(0).error().orElseThrow());
    assertThat(outcomes.failures().get(0).error().orElseThrow())
        .hasMessageContaining("staleOldObjectId");
  }

  @ParameterizedTest
  @EnumSource
  void pushIsRefusedWhenTheBranchHasMoved(Mode mode) {
    CommitId old = mode.run(repository.tip(MAIN));
    CommitId first = commit(mode.run(repository.push(MAIN, "One").add("one.txt", "1")));

    assertThat(mode.run(repository.tip(MAIN))).isEqualTo(first);
    assertThat(mode.failure(repository.push(MAIN, "Two").onto(old).add("/two.txt", "2")).kind())
        .isEqualTo(ErrorKind.CONFLICT);
    mode.run(
        repository
            .push(MAIN, "Three")
            .onto(first)
            .edit("/one.txt", "3")
            .add("/four.txt", "4")
            .delete("/README.md"));
    assertThat(mode.run(repository.text("/one.txt"))).isEqualTo("3");
    mode.run(repository.push(MAIN, "Four").rename("/one.txt", "/moved/one.txt"));
    assertThat(mode.run(repository.text("/moved/one.txt", MAIN))).isEqualTo("3");
    assertThat(mode.failure(repository.text("/one.txt")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(mode.run(repository.text("/one.txt", first))).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource
  void pushBeginsANewBranch(Mode mode) {
    CommitId tip = mode.run(repository.tip(MAIN));

    mode.run(repository.push(SIDE, "New").onto(tip).add("/new.txt", "new"));

    assertThat(mode.run(repository.text("/new.txt", SIDE))).isEqualTo("new");
    assertThat(mode.run(repository.stats(SIDE)).aheadCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void emptyRepositoryIsFilledByAFirstPush(Mode mode) {
    mode.run(project.repositories().create("fresh"));
    Repositories.One fresh = project.repository("fresh");

    mode.run(fresh.push(MAIN, "First").asFirst().add("/a.txt", "a"));

    assertThat(mode.run(fresh.text("/a.txt"))).isEqualTo("a");
  }

  @ParameterizedTest
  @EnumSource
  void emptyPushIsRefusedUnsent(Mode mode) {
    emulator.forgetRequests();

    assertThat(mode.failure(repository.push(MAIN, "Nothing")).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(emulator.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void zipIsOfABranchATagOrACommit(Mode mode, @TempDir Path folder) throws IOException {
    CommitId first = commit(mode.run(repository.push(MAIN, "One").add("/z/one.txt", "1")));
    mode.run(repository.update(RefChange.create(Tag.of("v1"), first))).orThrow();
    CommitId second = commit(mode.run(repository.push(MAIN, "Two").add("/z/two.txt", "2")));

    List<Version> versions = List.of(Tag.of("v1"), first, MAIN, second);
    for (int i = 0; i < versions.size(); i++) {
      Path zip = folder.resolve(i + ".zip");
      mode.run(repository.zip(versions.get(i), "/z").to(zip));
      try (ZipFile read = new ZipFile(zip.toFile())) {
        long files = read.stream().filter(one -> one.getName().endsWith(".txt")).count();
        assertThat(files).as("%s", versions.get(i)).isEqualTo(i < 2 ? 1 : 2);
      }
    }
    Path taken = folder.resolve("0.zip");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mode.run(repository.blobs(List.of()).to(taken)));
  }

  @ParameterizedTest
  @EnumSource
  void repositoryGoesToTheBinAndBack(Mode mode) {
    String id = String.valueOf(mode.run(project.repositories().create("gone")).id());

    mode.run(project.repository(id).delete());
    assertThat(mode.failure(project.repository("gone").get()).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    mode.run(project.repositories().restore(id));

    assertThat(mode.run(project.repository("gone").get()).id()).isEqualTo(id);
    assertThat(mode.run(ado.repositories().list()))
        .extracting(GitRepository::name)
        .contains("gone", project.name());
    GitRepository renamed =
        mode.run(ado.repositories().repository(id).update(new GitRepository().name("back")));
    assertThat(renamed.name()).isEqualTo("back");
  }

  @ParameterizedTest
  @EnumSource
  void lockedBranchIsTold(Mode mode) {
    assertThat(mode.run(repository.lock(MAIN)).isLocked()).isTrue();
    assertThat(mode.run(repository.ref(MAIN)).isLocked()).isTrue();
    mode.run(repository.unlock(MAIN));
    assertThat(mode.run(repository.ref(MAIN)).isLocked()).isNotEqualTo(true);
  }

  @ParameterizedTest
  @EnumSource
  void annotatedTagLeadsToItsCommit(Mode mode) {
    CommitId tip = mode.run(repository.tip(MAIN));

    mode.run(repository.createTag(Tag.of("v2"), tip, "The second"));

    assertThat(mode.all(repository.tags())).extracting(GitRef::name).contains("refs/tags/v2");
    assertThat(mode.run(repository.tip(Tag.of("v2")))).isEqualTo(tip);
    mode.run(repository.createBranch(SIDE, Tag.of("v2")));
    assertThat(mode.run(repository.tip(SIDE))).isEqualTo(tip);
  }

  @ParameterizedTest
  @EnumSource
  void importIsWaitedFor(Mode mode) {
    String source = String.valueOf(mode.run(repository.get()).remoteUrl());
    mode.run(project.repositories().create("copy"));
    Repositories.One copy = project.repository("copy");
    Polling often = Polling.every(Duration.ofMillis(5)).within(Duration.ofSeconds(20));

    int id =
        Objects.requireNonNull(mode.run(copy.importFrom(URI.create(source))).importRequestId());
    mode.run(copy.awaitImport(id, often));

    assertThat(mode.run(copy.tip(MAIN))).isEqualTo(mode.run(repository.tip(MAIN)));
  }

  @ParameterizedTest
  @EnumSource
  void linksAreMadeOfIds(Mode mode) {
    GitRepository found = mode.run(repository.get());
    String ids = Objects.requireNonNull(found.project()).id() + "%2F" + found.id();
    CommitId tip = mode.run(repository.tip(MAIN));

    assertThat(mode.run(repository.artifactLink(tip)))
        .isEqualTo(URI.create("vstfs:///Git/Commit/" + ids + "%2F" + tip));
    assertThat(mode.run(repository.artifactLink(Branch.of("a/b"))))
        .isEqualTo(URI.create("vstfs:///Git/Ref/" + ids + "%2FGBa%2Fb"));
  }

  @ParameterizedTest
  @EnumSource
  void badArgumentsAreRefusedUnsent(Mode mode) {
    emulator.forgetRequests();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> repository.update())
        .withMessage("changes is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                repository.update(RefChange.create(MAIN, NOWHERE), RefChange.delete(MAIN, NOWHERE)))
        .withMessageContaining("two for one ref");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> repository.status(NOWHERE, "ci", "build", GitStatusState.NOT_SET))
        .withMessageContaining("state");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> repository.status(NOWHERE, "ci", " ", GitStatusState.FAILED))
        .withMessageContaining("name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> repository.blob("abc1234"))
        .withMessageContaining("40 hexadecimal digits");
    assertThatIllegalArgumentException().isThrownBy(() -> repository.blobs(List.of("abc")));
    assertThatIllegalArgumentException().isThrownBy(() -> repository.item(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> project.repository(".."));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mode.run(repository.awaitImport(1, Polling.every(Duration.ofSeconds(1)))))
        .withMessageContaining("limit");
    assertThat(emulator.requests()).isEmpty();
  }
}
