// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.store.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** What differs between two trees. */
public final class Differences {
  private static final Comparator<Difference> BY_PATH = Comparator.comparing(Difference::path);

  private final Table<String, StoredObject> objects;
  private final Contents contents;

  Differences(Table<String, StoredObject> objects) {
    this.objects = objects;
    this.contents = new Contents(objects);
  }

  /** Of files, in the order of their paths; renames are found. */
  public List<Difference> files(@Nullable String before, String after) {
    List<Difference> found = new ArrayList<>();
    Memory.of(() -> detect(before, after)).forEach(entry -> found.add(difference(entry)));
    found.sort(BY_PATH);
    return found;
  }

  /** Of files and of the folders around them, in the order of their paths. */
  public List<Difference> all(@Nullable String before, String after) {
    List<Difference> found = new ArrayList<>(files(before, after));
    found.addAll(Memory.of(() -> folders(before, after)));
    found.sort(BY_PATH);
    return found;
  }

  /** Of the commit against its first parent, or against nothing. */
  public List<Difference> of(Commit commit) {
    return all(commit.parents().stream().findFirst().orElse(null), commit.id());
  }

  private List<DiffEntry> detect(@Nullable String before, String after) throws IOException {
    try (ObjectReader reader = new ObjectBank(objects).newReader();
        TreeWalk walk = walk(reader, before, after)) {
      walk.setRecursive(true);
      RenameDetector detector = new RenameDetector(reader, new Config().get(DiffConfig.KEY));
      detector.addAll(DiffEntry.scan(walk));
      return detector.compute();
    }
  }

  private TreeWalk walk(ObjectReader reader, @Nullable String before, String after)
      throws IOException {
    TreeWalk walk = new TreeWalk(reader);
    if (before == null) {
      walk.addTree(new EmptyTreeIterator());
    } else {
      walk.addTree(tree(before));
    }
    walk.addTree(tree(after));
    walk.setFilter(TreeFilter.ANY_DIFF);
    return walk;
  }

  private ObjectId tree(String commitOrTree) {
    return ObjectId.fromString(contents.tree(commitOrTree).orElseThrow());
  }

  private List<Difference> folders(@Nullable String before, String after) throws IOException {
    List<Difference> found = new ArrayList<>();
    try (TreeWalk walk = walk(new ObjectBank(objects).newReader(), before, after)) {
      while (walk.next()) {
        if (walk.isSubtree()) {
          folder(walk, found);
          walk.enterSubtree();
        }
      }
    }
    return found;
  }

  private static void folder(TreeWalk walk, List<Difference> found) {
    String path = Paths.written(walk.getPathString());
    Entry was = side(walk, 0, path);
    Entry is = side(walk, 1, path);
    found.add(
        new Difference(was == null ? "add" : is == null ? "delete" : "edit", path, null, was, is));
  }

  private static @Nullable Entry side(TreeWalk walk, int tree, String path) {
    boolean folder = walk.getFileMode(tree) == FileMode.TREE;
    return folder ? new Entry(path, Entry.FOLDER, walk.getObjectId(tree).name()) : null;
  }

  private static Difference difference(DiffEntry entry) {
    Entry was = entry(entry.getOldPath(), entry.getOldMode(), entry.getOldId().name());
    Entry is = entry(entry.getNewPath(), entry.getNewMode(), entry.getNewId().name());
    return switch (entry.getChangeType()) {
      case ADD -> new Difference("add", is.path(), null, null, is);
      case DELETE -> new Difference("delete", was.path(), null, was, null);
      case MODIFY -> new Difference("edit", is.path(), null, was, is);
      case RENAME, COPY ->
          new Difference(
              was.id().equals(is.id()) ? "rename" : "edit, rename", is.path(), was.path(), was, is);
    };
  }

  private static Entry entry(String path, FileMode mode, String id) {
    return new Entry(Paths.written(path), mode.getBits(), id);
  }
}
