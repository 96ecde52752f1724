// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.emulator.core.Events;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import io.github.fluentado.emulator.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the areas that build on git rely on. */
@Tag("jdk")
class GitRepositoryTest {
  private static final String MAIN = "refs/heads/main";

  private final World world = world();
  private final Project project = world.organization().addProject("web", "");
  private final GitArea area = new GitArea(world);
  private final GitRepository repository = area.repository(project, "WEB");
  private final Identity ada = world.organization().me();
  private final Signature by = Signature.of(ada, world.organization().now());

  private static World world() {
    Store store = new Store();
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-04T12:00:00Z"));
    Organization organization = new Organization(store, "contoso", "http://localhost", clock);
    organization.addPerson("Ada Admin", "ada@contoso.example");
    Schedule schedule = new Schedule(store, clock);
    return new World(organization, store, new Gate(store), schedule, new Events());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String commit(@Nullable String parent, FileChange... changes) {
    return repository.commit(
        parent == null ? List.of() : List.of(parent), List.of(changes), by, by, "A change");
  }

  private String text(String commit, String path) {
    return repository
        .contents()
        .file(commit, path)
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .orElse("(none)");
  }

  private static FileChange add(String path, String text) {
    return FileChange.add(path, bytes(text));
  }

  private static FileChange edit(String path, String text) {
    return FileChange.edit(path, bytes(text));
  }

  private String first() {
    return commit(null, add("/a.txt", "1\n2\n3\n4\n5\n"), add("/b/c.txt", "c\n"));
  }

  @Test
  void changesFollowOneAnother() {
    String second =
        commit(
            first(),
            FileChange.rename("/b", "/d/e"),
            edit("d/e/c.txt", "changed"),
            add("x/y/z", "z"),
            FileChange.delete("/a.txt"));
    assertThat(repository.contents().list(second, "/", true))
        .extracting(Entry::path)
        .containsExactly("/d", "/d/e", "/d/e/c.txt", "/x", "/x/y", "/x/y/z");
    assertThat(text(second, "/d/e/c.txt")).isEqualTo("changed");
    assertThat(repository.contents().list(second, "/d", false))
        .extracting(Entry::type)
        .containsExactly("tree");
  }

  @Test
  void theIdsAreThoseOfGit() {
    assertThat(repository.writeBlob(bytes("hello\n")))
        .isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
    assertThat(first()).isEqualTo(first()).matches("[0-9a-f]{40}");
  }

  @Test
  void changesThatDoNotFitAreRefused() {
    String first = first();
    for (FileChange bad :
        List.of(
            add("/a.txt", ""),
            add("/b", ""),
            add("/a.txt/x", ""),
            edit("/b", ""),
            edit("/none", ""),
            FileChange.delete("/none"),
            FileChange.rename("/none", "/x"),
            FileChange.rename("/a.txt", "/b/c.txt"),
            add("/.git/config", ""),
            add("/x//y", ""),
            add("/", ""),
            add("../x", ""))) {
      assertThatThrownBy(() -> commit(first, bad)).isInstanceOf(ServiceException.class);
    }
  }

  @Test
  void aRefMovesOnlyFromWhereItIs() {
    String first = first();
    String second = commit(first, add("/x", ""));
    repository.push(ada, List.of(new RefChange(MAIN, GitRepository.NONE, first)));
    assertThat(repository.defaultBranch()).contains(MAIN);
    assertThat(repository.updateRef(new RefChange(MAIN, second, first), ada)).isFalse();
    assertThatThrownBy(
            () -> repository.push(ada, List.of(new RefChange(MAIN, GitRepository.NONE, second))))
        .hasMessageStartingWith("TF401028");
    assertThat(repository.updateRef(new RefChange(MAIN, first, second), ada)).isTrue();
    assertThat(repository.tip(MAIN)).contains(second);
  }

  @Test
  void nothingIsLeftOfWhatIsTakenBack() {
    assertThatThrownBy(
            () ->
                world
                    .gate()
                    .changing(
                        () -> {
                          repository.push(
                              ada, List.of(new RefChange(MAIN, GitRepository.NONE, first())));
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    assertThat(repository.tip(MAIN)).isEmpty();
    assertThat(repository.objects().size()).isZero();
    assertThat(repository.pushes()).isEmpty();
  }

  @Test
  void historyKnowsWhatIsAheadAndWhatIsCommon() {
    String first = first();
    String ours = commit(commit(first, add("/1", "")), add("/2", ""));
    String theirs = commit(first, add("/3", ""));
    assertThat(repository.history().distance(ours, theirs)).isEqualTo(new History.Distance(2, 1));
    assertThat(repository.history().mergeBase(ours, theirs)).contains(first);
    assertThat(repository.history().mergeBase(ours, commit(null, add("/z", "")))).isEmpty();
    assertThat(repository.history().log(ours, List.of(), "/1")).hasSize(1);
    assertThat(repository.history().log(ours)).extracting(Commit::id).startsWith(ours).hasSize(3);
    assertThat(repository.history().isAncestor(first, ours)).isTrue();
    assertThat(repository.history().isAncestor(theirs, ours)).isFalse();
  }

  @Test
  void differencesNameRenamesAndFolders() {
    String first = first();
    String second =
        commit(first, FileChange.rename("/a.txt", "/n/a.txt"), edit("/b/c.txt", "other\n"));
    assertThat(repository.differences().files(first, second))
        .extracting(d -> d.type() + " " + d.path() + " " + d.source())
        .containsExactly("edit /b/c.txt null", "rename /n/a.txt /a.txt");
    assertThat(repository.differences().all(first, second))
        .extracting(Difference::path)
        .containsExactly("/b", "/b/c.txt", "/n", "/n/a.txt");
    Commit root = repository.contents().commit(first).orElseThrow();
    assertThat(repository.differences().of(root)).extracting(Difference::type).containsOnly("add");
  }

  @Test
  void mergesInEachWay() {
    String first = first();
    String target = commit(first, edit("/a.txt", "one\n2\n3\n4\n5\n"));
    String source = commit(commit(first, edit("/a.txt", "1\n2\n3\n4\nfive\n")), add("/s", "s"));
    Merging merging = repository.merging();
    String merged = merging.merge(target, source, by, "Merge").made();
    assertThat(text(merged, "/a.txt")).isEqualTo("one\n2\n3\n4\nfive\n");
    assertThat(parents(merged)).containsExactly(target, source);
    assertThat(parents(merging.squash(target, source, by, "Squash").made()))
        .containsExactly(target);
    String rebased = merging.rebase(target, source, by).made();
    assertThat(repository.history().log(rebased, List.of(target), "/")).hasSize(2);
    assertThat(text(rebased, "/a.txt")).isEqualTo("one\n2\n3\n4\nfive\n");
    assertThat(parents(merging.rebaseMerge(target, source, by, "Merge").made()))
        .containsExactly(target, rebased);
    assertThat(merging.rebase(first, source, by).made()).isEqualTo(source);
  }

  private List<String> parents(String commit) {
    return repository.contents().commit(commit).orElseThrow().parents();
  }

  @Test
  void conflictsNameAllThreeSides() {
    String first = first();
    String ours = commit(first, edit("/a.txt", "ours\n"), FileChange.delete("/b/c.txt"));
    String theirs =
        commit(first, edit("/a.txt", "theirs\n"), edit("/b/c.txt", "d\n"), add("/n", "1"));
    String added = commit(ours, add("/n", "2"));
    int before = repository.objects().size();
    assertThat(repository.merging().conflicts(added, theirs))
        .extracting(conflict -> conflict.type() + " " + conflict.path())
        .containsExactlyInAnyOrder("editEdit /a.txt", "deleteEdit /b/c.txt", "addAdd /n");
    MergeOutcome outcome = repository.merging().merge(ours, theirs, by, "Merge");
    assertThat(outcome.commit()).isNull();
    Conflict edited = outcome.conflicts().get(0);
    assertThat(edited.base()).isEqualTo(repository.contents().entry(first, "a.txt").get().id());
    assertThat(edited.ours()).isEqualTo(repository.contents().entry(ours, "a.txt").get().id());
    assertThat(edited.theirs()).isEqualTo(repository.contents().entry(theirs, "a.txt").get().id());
    assertThat(repository.merging().rebase(ours, theirs, by).conflicts()).isNotEmpty();
    assertThat(repository.objects().size()).isEqualTo(before);
  }

  @Test
  void picksAndReverts() {
    String first = first();
    String picked = commit(first, add("/p", "p"));
    String target = commit(first, add("/t", "t"));
    Commit change = repository.contents().commit(picked).orElseThrow();
    String with = repository.merging().pick(target, List.of(change), by).made();
    assertThat(text(with, "/p")).isEqualTo("p");
    String without = repository.merging().revert(with, List.of(change), by).made();
    assertThat(text(without, "/p")).isEqualTo("(none)");
    assertThat(text(without, "/t")).isEqualTo("t");
    Commit root = repository.contents().commit(first).orElseThrow();
    String emptied = repository.merging().revert(first, List.of(root), by).made();
    assertThat(repository.contents().list(emptied, "/", true)).isEmpty();
    assertThat(repository.merging().pick(with, List.of(change), by).made()).isEqualTo(with);
  }

  @Test
  void eachProjectHasARepositoryOfItsName() {
    Project later = world.organization().addProject("later", "");
    assertThat(area.repository(later, "later").defaultBranch()).isEmpty();
    assertThat(area.repositories(later)).hasSize(1);
    assertThatThrownBy(() -> area.repository(later, "web")).hasMessageStartingWith("TF401019");
    assertThatThrownBy(() -> area.create(later, "Later")).hasMessageStartingWith("TF400948");
    assertThatThrownBy(() -> area.create(later, "a/b")).hasMessageStartingWith("TF401025");
    assertThat(area.create(later, "other").id()).isNotEqualTo(repository.id());
  }

  @Test
  void seedsAreTheSameEachTime() {
    assertThat(area.seed("web")).containsEntry("branch", MAIN).containsKey("commit");
    assertThat(repository.refs("refs/heads/")).hasSize(2);
  }
}
