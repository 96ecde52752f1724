// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.store.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** How commits follow each other. */
public final class History {
  private final Table<String, StoredObject> objects;
  private final Contents contents;

  /**
   * How far two commits are apart.
   *
   * @param ahead commits that only the first has
   * @param behind commits that only the second has
   */
  public record Distance(int ahead, int behind) {}

  History(Table<String, StoredObject> objects) {
    this.objects = objects;
    this.contents = new Contents(objects);
  }

  /** The commits that can be reached from one, newest first. */
  public List<Commit> log(String from) {
    return log(from, List.of(), "/");
  }

  /**
   * The commits that can be reached from one, newest first.
   *
   * @param without commits which, with all before them, are left out
   * @param path a file or folder that the commits changed; {@code /} for any
   */
  public List<Commit> log(String from, Collection<String> without, String path) {
    return ids(from, without, path).stream().flatMap(id -> contents.commit(id).stream()).toList();
  }

  List<String> ids(String from, Collection<String> without, String path) {
    return walk(
        walk -> {
          walk.sort(RevSort.TOPO);
          walk.sort(RevSort.COMMIT_TIME_DESC, true);
          walk.markStart(parse(walk, from));
          for (String id : without) {
            walk.markUninteresting(parse(walk, id));
          }
          String plain = Paths.inGit(path);
          if (!plain.isEmpty()) {
            TreeFilter place = PathFilter.create(plain);
            walk.setTreeFilter(AndTreeFilter.create(place, TreeFilter.ANY_DIFF));
          }
          return StreamSupport.stream(walk.spliterator(), false).map(AnyObjectId::name).toList();
        });
  }

  /** The commits by which a branch came from one commit to another, oldest first. */
  public List<String> steps(String from, String to) {
    List<String> known = ids(to, List.of(from), "/");
    List<String> steps = new ArrayList<>();
    String next = to;
    while (known.contains(next)) {
      steps.add(0, next);
      next = contents.commit(next).flatMap(c -> c.parents().stream().findFirst()).orElse(from);
    }
    return steps;
  }

  public Distance distance(String first, String second) {
    int ahead = ids(first, List.of(second), "/").size();
    return new Distance(ahead, ids(second, List.of(first), "/").size());
  }

  /** The best common ancestor; empty when the two share no history. */
  public Optional<String> mergeBase(String first, String second) {
    return mergeBases(first, second).stream().findFirst();
  }

  /** All best common ancestors: more than one after criss-cross merges. */
  public List<String> mergeBases(String first, String second) {
    return walk(
        walk -> {
          walk.setRevFilter(RevFilter.MERGE_BASE);
          walk.markStart(parse(walk, first));
          walk.markStart(parse(walk, second));
          List<String> bases = new ArrayList<>();
          walk.forEach(base -> bases.add(base.name()));
          return bases;
        });
  }

  /** Whether one commit is, or comes before, another. */
  public boolean isAncestor(String ancestor, String of) {
    return walk(walk -> walk.isMergedInto(parse(walk, ancestor), parse(walk, of)));
  }

  private interface Walk<T> {
    T over(RevWalk walk) throws IOException;
  }

  private <T> T walk(Walk<T> work) {
    return Memory.of(
        () -> {
          try (RevWalk walk = new RevWalk(new ObjectBank(objects).newReader())) {
            return work.over(walk);
          }
        });
  }

  private static RevCommit parse(RevWalk walk, String id) throws IOException {
    return walk.parseCommit(ObjectId.fromString(id));
  }
}
