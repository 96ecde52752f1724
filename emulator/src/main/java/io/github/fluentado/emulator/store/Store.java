// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Makes the collections that hold state, and takes changes to them back. Values in them must be
 * immutable, or keep what changes in collections of this store in turn.
 *
 * <p>Of what a change has overwritten only that is kept to which a mark leads back: nothing before
 * the first mark, of a value that changes often between two marks the oldest, and of a collection
 * that was made after the last mark nothing, as it goes with what holds it.
 *
 * <p>Not safe for use by several threads; the {@link Gate} sees to that.
 */
public final class Store {
  private final List<Change> undo = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final LongAdder looks = new LongAdder();
  private int depth;
  private int open;
  private int era;

  /** A state to which the store can return. */
  public static final class Mark {
    private final int position;

    private Mark(int position) {
      this.position = position;
    }
  }

  /** Something that was done to a collection. */
  interface Change {
    void takeBack();

    /** The request has ended well. Whether the change must be kept for the sake of the marks. */
    boolean matters();
  }

  /** A map in the order of its keys. */
  public <K extends Comparable<? super K>, V> Table<K, V> table() {
    return table(Comparator.naturalOrder());
  }

  public <K, V> Table<K, V> table(Comparator<? super K> order) {
    return new Table<>(this, order, row -> 0);
  }

  /** A table that knows the sum of what its rows weigh. */
  public <K extends Comparable<? super K>, V> Table<K, V> weighing(ToLongFunction<V> weight) {
    return new Table<>(this, Comparator.naturalOrder(), weight);
  }

  public <T> Sequence<T> sequence() {
    return new Sequence<>(this);
  }

  public <T> Cell<T> cell(T first) {
    return new Cell<>(this, first);
  }

  /** Counts 1, 2, 3, … */
  public Counter counter() {
    return new Counter(this);
  }

  /** Begins anew with each mark and each return to one. */
  int era() {
    return era;
  }

  void changed(Change change) {
    if (depth > 0) {
      undo.add(change);
    } else if (!marks.isEmpty() && change.matters()) {
      undo.add(change);
    }
  }

  /** Rows of tables and sequences have been read. */
  void looked(int rows) {
    looks.add(rows);
  }

  /** How many rows have been read so far: what a request costs, whatever the machine. */
  public long looks() {
    return looks.sum();
  }

  /** How many changes are kept, so that they can be taken back. */
  public int kept() {
    return undo.size();
  }

  /** Runs a change that leaves nothing behind when it throws. */
  public <T> T atomically(Supplier<T> change) {
    int before = undo.size();
    open = depth == 0 ? before : open;
    depth++;
    try {
      T result = change.get();
      depth--;
      if (depth == 0) {
        settle(before);
      }
      return result;
    } catch (RuntimeException | Error e) {
      depth--;
      rewind(before);
      throw e;
    }
  }

  private void settle(int before) {
    if (undo.size() > before) { // not when the change was a return to a mark
      List<Change> fresh = undo.subList(before, undo.size());
      fresh.removeIf(change -> marks.isEmpty() || !change.matters());
    }
  }

  /**
   * The state as it is now.
   *
   * @throws IllegalStateException within a change that has changed something
   */
  public Mark mark() {
    if (depth > 0 && undo.size() > open) {
      throw new IllegalStateException("A mark lies between changes, not within one.");
    }
    Mark mark = new Mark(undo.size());
    marks.add(mark);
    era++;
    return mark;
  }

  /**
   * Takes back all changes since the mark, which stays valid; later marks do not.
   *
   * @throws IllegalStateException when the store has already gone back behind this mark
   */
  public void returnTo(Mark mark) {
    if (!marks.contains(mark)) {
      throw new IllegalStateException(
          "This snapshot is gone: an earlier one has been restored since it was taken.");
    }
    rewind(mark.position);
    marks.subList(marks.indexOf(mark) + 1, marks.size()).clear();
    era++;
  }

  private void rewind(int position) {
    for (int i = undo.size() - 1; i >= position; i--) {
      undo.remove(i).takeBack();
    }
  }
}
