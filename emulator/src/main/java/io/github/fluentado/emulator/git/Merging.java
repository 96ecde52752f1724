// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.store.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Brings the work of one commit to another. Each way of doing so makes commits, and moves no ref;
 * where git finds conflicts, nothing is made at all. To be used inside the gate, to change, but for
 * {@link #conflicts}.
 */
public final class Merging {
  private final ThreeWay threeWay;
  private final History history;

  Merging(Table<String, StoredObject> objects) {
    this.threeWay = new ThreeWay(objects);
    this.history = new History(objects);
  }

  /** What would keep the source from being merged into the target; changes nothing. */
  public List<Conflict> conflicts(String target, String source) {
    return threeWay.conflicts(target, source);
  }

  /** A commit with both as parents, even where the target could simply move forward. */
  public MergeOutcome merge(String target, String source, Signature by, String message) {
    return threeWay.merge(
        null, target, source, new Commit("", "", List.of(target, source), by, by, message));
  }

  /** One commit on the target with all that the source changed. */
  public MergeOutcome squash(String target, String source, Signature by, String message) {
    return threeWay.merge(
        null, target, source, new Commit("", "", List.of(target), by, by, message));
  }

  /** The commits that only the source has, done again one by one on the target. */
  public MergeOutcome rebase(String target, String source, Signature by) {
    List<Commit> commits = new ArrayList<>(history.log(source, List.of(target), "/"));
    boolean linear = commits.stream().allMatch(commit -> commit.parents().size() == 1);
    if (linear && history.isAncestor(target, source)) {
      return new MergeOutcome(source, List.of());
    }
    commits.removeIf(commit -> commit.parents().size() > 1);
    Collections.reverse(commits);
    return pick(target, commits, by);
  }

  /** A rebase, and then a merge commit above it; also called semi-linear. */
  public MergeOutcome rebaseMerge(String target, String source, Signature by, String message) {
    MergeOutcome rebased = rebase(target, source, by);
    String commit = rebased.commit();
    return commit == null ? rebased : merge(target, commit, by, message);
  }

  /** Does the commits again on the target, in this order, with their authors and messages. */
  public MergeOutcome pick(String target, List<Commit> commits, Signature by) {
    String tip = target;
    for (Commit commit : commits) {
      Commit draft = new Commit("", "", List.of(tip), commit.author(), by, commit.message());
      MergeOutcome next = threeWay.merge(before(commit), tip, commit.id(), draft);
      if (next.commit() == null) {
        return next;
      }
      tip = next.commit();
    }
    return new MergeOutcome(tip, List.of());
  }

  /** Undoes the commits on the target, in this order. */
  public MergeOutcome revert(String target, List<Commit> commits, Signature by) {
    String tip = target;
    for (Commit commit : commits) {
      String message =
          "Revert \"" + commit.subject() + "\"\n\nThis reverts commit " + commit.id() + ".";
      Commit draft = new Commit("", "", List.of(tip), by, by, message);
      MergeOutcome next = threeWay.merge(commit.id(), tip, before(commit), draft);
      if (next.commit() == null) {
        return next;
      }
      tip = next.commit();
    }
    return new MergeOutcome(tip, List.of());
  }

  private static String before(Commit commit) {
    return commit.parents().stream().findFirst().orElse(ThreeWay.EMPTY_TREE);
  }
}
