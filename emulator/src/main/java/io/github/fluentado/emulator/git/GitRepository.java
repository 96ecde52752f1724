// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.store.Cell;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repository: objects that are only ever added, refs that move, and the pushes that moved them.
 * Ids of objects are 40 lower-case hex digits. Whoever changes something must be inside the gate to
 * change; reading changes nothing.
 */
public final class GitRepository {
  /** In place of an id: no object. */
  public static final String NONE = "0".repeat(40);

  private final World world;
  private final PushLog log;
  private final Cell<RepositoryInfo> info;
  private final Table<String, StoredObject> objects;
  private final Table<String, GitRef> refs;
  private final Table<Integer, Push> pushes;
  private final Table<String, Integer> pushed;

  GitRepository(World world, PushLog log, RepositoryInfo first) {
    this.world = world;
    this.log = log;
    this.info = world.store().cell(first);
    this.objects = world.store().weighing(object -> object.bytes().length);
    this.refs = world.store().table();
    this.pushes = world.store().table();
    this.pushed = world.store().table();
  }

  RepositoryInfo info() {
    return info.get();
  }

  void set(RepositoryInfo next) {
    info.set(next);
  }

  /** All objects of another repository, as a fork begins with. */
  void share(GitRepository other) {
    for (String id : other.objects.keys()) {
      if (!objects.has(id)) {
        objects.put(id, other.objects.find(id).orElseThrow());
      }
    }
  }

  Table<String, StoredObject> objects() {
    return objects;
  }

  /** The pushes so far, newest first. */
  public List<Push> pushes() {
    List<Push> all = new ArrayList<>(pushes.values());
    Collections.reverse(all);
    return all;
  }

  public Optional<Push> push(int number) {
    return pushes.find(number);
  }

  void add(Push push) {
    pushes.put(push.id(), push);
    push.commits().forEach(commit -> pushed.put(commit, push.id()));
  }

  /** Bytes of all objects together. */
  long size() {
    return objects.weight();
  }

  public UUID id() {
    return info.get().id();
  }

  public String name() {
    return info.get().name();
  }

  public Project project() {
    UUID id = info.get().project();
    return world
        .organization()
        .find(id)
        .orElseGet(() -> world.organization().project(id.toString()));
  }

  /** In full, such as {@code refs/heads/main}; empty until there is a branch. */
  public Optional<String> defaultBranch() {
    return Optional.ofNullable(info.get().defaultBranch());
  }

  public boolean isDisabled() {
    return info.get().disabled();
  }

  public Contents contents() {
    return new Contents(objects);
  }

  public History history() {
    return new History(objects);
  }

  public Differences differences() {
    return new Differences(objects);
  }

  public Merging merging() {
    return new Merging(objects);
  }

  /** The ref of this full name. */
  public Optional<GitRef> ref(String name) {
    return refs.find(name);
  }

  /** The refs whose full names begin so, in the order of their names. */
  public List<GitRef> refs(String prefix) {
    return refs.from(prefix).takeWhile(ref -> ref.name().startsWith(prefix)).toList();
  }

  /** Id of the object at which a ref stands. */
  public Optional<String> tip(String ref) {
    return refs.find(ref).map(GitRef::objectId);
  }

  /**
   * Moves a ref without a push, as the service does with {@code refs/pull/1/merge}.
   *
   * @return false when the ref is not where it is said to be; nothing has changed then
   */
  public boolean updateRef(RefChange change, Identity by) {
    String name = change.name();
    if (!tip(name).orElse(NONE).equals(change.oldId())) {
      return false;
    }
    if (change.newId().equals(NONE)) {
      refs.remove(name);
    } else {
      Optional<GitRef> old = refs.find(name);
      Identity creator = old.map(GitRef::creator).orElse(by);
      refs.put(
          name, new GitRef(name, change.newId(), creator, old.map(GitRef::lockedBy).orElse(null)));
    }
    followDefault(name);
    return true;
  }

  /** The first branch becomes the default one. */
  private void followDefault(String name) {
    if (info.get().defaultBranch() == null && name.startsWith(GitRef.BRANCHES) && refs.has(name)) {
      info.set(info.get().onto(name));
    }
  }

  void lock(String ref, @Nullable Identity owner) {
    GitRef old = refs.find(ref).orElseThrow();
    refs.put(ref, new GitRef(ref, old.objectId(), old.creator(), owner));
  }

  /**
   * Moves refs together, remembers it as a push, and tells of it.
   *
   * @throws io.github.fluentado.emulator.server.ServiceException when a ref is not where it is said
   *     to be, or is locked by someone else; then the request should end, which takes all back
   */
  public Push push(Identity by, List<RefChange> changes) {
    for (RefChange change : changes) {
      refuseLocked(change.name(), by);
      if (!updateRef(change, by)) {
        throw GitErrors.stale(change.name(), change.oldId(), tip(change.name()).orElse(NONE));
      }
    }
    return log.add(this, by, changes);
  }

  /** Remembers moves that are done as a push. */
  Push record(Identity by, List<RefChange> done) {
    return log.add(this, by, done);
  }

  /** Whether there is any ref. */
  public boolean hasRefs() {
    return !refs.isEmpty();
  }

  /** Whether a commit has come with a push so far. */
  boolean isPushed(String commit) {
    return pushed.has(commit);
  }

  private void refuseLocked(String name, Identity by) {
    Identity owner = refs.find(name).map(GitRef::lockedBy).orElse(null);
    if (owner != null && !owner.equals(by)) {
      throw GitErrors.locked(name, owner.displayName());
    }
  }

  /** Keeps the content and returns its id. */
  public String writeBlob(byte[] content) {
    return new CommitWriter(objects).blob(content);
  }

  String writeTag(String name, String target, Signature by, String message) {
    return new CommitWriter(objects).tag(name, target, by, message);
  }

  /** Makes a commit by the given person, dated now; no ref moves. */
  public String commit(
      @Nullable String parent, List<FileChange> changes, Identity by, String message) {
    Signature signature = Signature.of(by, world.organization().now());
    List<String> parents = parent == null ? List.of() : List.of(parent);
    return commit(parents, changes, signature, signature, message);
  }

  /**
   * Makes a commit; no ref moves.
   *
   * @param parents the first of them is what the changes apply to; with none, to nothing
   * @throws io.github.fluentado.emulator.server.ServiceException when a change does not fit
   */
  public String commit(
      List<String> parents,
      List<FileChange> changes,
      Signature author,
      Signature committer,
      String message) {
    CommitWriter writer = new CommitWriter(objects);
    String tree = writer.tree(parents.isEmpty() ? null : parents.get(0), changes);
    return writer.commit(new Commit("", tree, parents, author, committer, message));
  }

  /** The time of the organization's clock. */
  Instant now() {
    return world.organization().now();
  }
}
