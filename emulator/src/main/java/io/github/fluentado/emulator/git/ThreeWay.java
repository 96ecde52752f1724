// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.store.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.jspecify.annotations.Nullable;

/** Merges the trees of two commits by what was before both. */
final class ThreeWay {
  /** The id that a tree without files has in every repository. */
  static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

  private final Table<String, StoredObject> objects;
  private final Contents contents;
  private final History history;

  ThreeWay(Table<String, StoredObject> objects) {
    this.objects = objects;
    this.contents = new Contents(objects);
    this.history = new History(objects);
  }

  List<Conflict> conflicts(String ours, String theirs) {
    return Memory.of(() -> run(null, ours, theirs, null)).conflicts();
  }

  /**
   * Merges, and makes a commit like the draft if there is no conflict. A draft with one parent that
   * would change nothing is left out: its parent is the outcome.
   *
   * @param base null for what git finds to be the merge base
   */
  MergeOutcome merge(@Nullable String base, String ours, String theirs, Commit draft) {
    return Memory.of(() -> run(base, ours, theirs, draft));
  }

  private MergeOutcome run(
      @Nullable String base, String ours, String theirs, @Nullable Commit draft)
      throws IOException {
    try (ObjectInserter inserter = new ObjectBank(objects).newInserter()) {
      inserter.insert(StoredObject.TREE, new byte[0]);
      ResolveMerger merger =
          (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(inserter, new Config());
      merger.setBase(base == null ? null : ObjectId.fromString(base));
      if (!merger.merge(false, ObjectId.fromString(ours), ObjectId.fromString(theirs))) {
        return new MergeOutcome(null, conflicts(merger, base, ours, theirs));
      }
      return new MergeOutcome(commit(inserter, merger.getResultTreeId().name(), draft), List.of());
    }
  }

  private @Nullable String commit(ObjectInserter inserter, String tree, @Nullable Commit draft)
      throws IOException {
    if (draft == null) {
      return null;
    }
    List<String> parents = draft.parents();
    if (parents.size() == 1 && contents.tree(parents.get(0)).equals(Optional.of(tree))) {
      return parents.get(0);
    }
    Commit full = new Commit("", tree, parents, draft.author(), draft.committer(), draft.message());
    ObjectId id = inserter.insert(CommitWriter.builder(full));
    inserter.flush();
    return id.name();
  }

  private List<Conflict> conflicts(
      ResolveMerger merger, @Nullable String base, String ours, String theirs) {
    String before = base == null ? history.mergeBase(ours, theirs).orElse(EMPTY_TREE) : base;
    List<Conflict> found = new ArrayList<>();
    for (String path : merger.getUnmergedPaths()) {
      Entry was = find(before, path);
      Entry our = find(ours, path);
      Entry their = find(theirs, path);
      found.add(
          new Conflict(
              Paths.written(path), type(was, our, their), blob(was), blob(our), blob(their)));
    }
    return found;
  }

  private @Nullable Entry find(String tree, String path) {
    return contents.entry(tree, path).orElse(null);
  }

  private static @Nullable String blob(@Nullable Entry entry) {
    return entry == null || entry.isFolder() ? null : entry.id();
  }

  private static String type(@Nullable Entry base, @Nullable Entry ours, @Nullable Entry theirs) {
    if (ours != null && theirs != null && ours.isFolder() != theirs.isFolder()) {
      return ours.isFolder() ? "directoryFile" : "fileDirectory";
    }
    if (ours == null || theirs == null) {
      return ours == null ? "deleteEdit" : "editDelete";
    }
    return base == null ? "addAdd" : "editEdit";
  }
}
