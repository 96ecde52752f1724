// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.RefRename;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.SymbolicRef;
import org.jspecify.annotations.Nullable;

/** The refs of a repository as JGit wants to see them; they are moved elsewhere. */
final class RefView extends RefDatabase {
  private final GitRepository repository;

  RefView(GitRepository repository) {
    this.repository = repository;
  }

  /** Each request runs alone, and takes back all if one ref is refused. */
  @Override
  public boolean performsAtomicTransactions() {
    return true;
  }

  /** Deprecated, and yet what all else in there asks. */
  @Override
  @SuppressWarnings("deprecation")
  public Map<String, Ref> getRefs(String prefix) {
    Map<String, Ref> found = new TreeMap<>();
    Ref head = exactRef("HEAD");
    if (prefix.isEmpty() && head != null) {
      found.put("HEAD", head);
    }
    repository
        .refs(prefix)
        .forEach(ref -> found.put(ref.name().substring(prefix.length()), view(ref)));
    return found;
  }

  private Ref view(GitRef ref) {
    ObjectId id = ObjectId.fromString(ref.objectId());
    String peeled = repository.contents().peeled(ref.objectId());
    return peeled.equals(ref.objectId())
        ? new ObjectIdRef.PeeledNonTag(Ref.Storage.LOOSE, ref.name(), id)
        : new ObjectIdRef.PeeledTag(Ref.Storage.LOOSE, ref.name(), id, ObjectId.fromString(peeled));
  }

  @Override
  public @Nullable Ref exactRef(String name) {
    if (name.equals("HEAD")) {
      return repository
          .defaultBranch()
          .flatMap(repository::ref)
          .map(branch -> new SymbolicRef("HEAD", view(branch)))
          .orElse(null);
    }
    return repository.ref(name).map(this::view).orElse(null);
  }

  @Override
  public Ref peel(Ref ref) {
    return ref;
  }

  @Override
  public List<Ref> getAdditionalRefs() {
    return List.of();
  }

  @Override
  public boolean isNameConflicting(String name) {
    return false;
  }

  @Override
  public RefUpdate newUpdate(String name, boolean detach) {
    throw new UnsupportedOperationException("Refs are moved by pushes.");
  }

  @Override
  public RefRename newRename(String from, String to) {
    throw new UnsupportedOperationException("Refs are moved by pushes.");
  }

  @Override
  public @Nullable ReflogReader getReflogReader(Ref ref) {
    return null;
  }

  @Override
  public void create() {}

  @Override
  public void close() {}
}
