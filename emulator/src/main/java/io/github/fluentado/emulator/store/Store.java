// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the collections that hold state, and takes changes to them back. Values in them must be
 * immutable, or keep what changes in collections of this store in turn.
 *
 * <p>Not safe for use by several threads; the {@link Gate} sees to that.
 */
public final class Store {
  private final List<Runnable> undo = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();

  /** A state to which the store can return. */
  public static final class Mark {
    private final int position;

    private Mark(int position) {
      this.position = position;
    }
  }

  /** A map in the order of its keys. */
  public <K extends Comparable<? super K>, V> Table<K, V> table() {
    return table(Comparator.naturalOrder());
  }

  public <K, V> Table<K, V> table(Comparator<? super K> order) {
    return new Table<>(this, order);
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

  void changed(Runnable takeBack) {
    undo.add(takeBack);
  }

  /** Runs a change that leaves nothing behind when it throws. */
  public <T> T atomically(Supplier<T> change) {
    int before = undo.size();
    try {
      return change.get();
    } catch (RuntimeException | Error e) {
      rewind(before);
      throw e;
    }
  }

  public Mark mark() {
    Mark mark = new Mark(undo.size());
    marks.add(mark);
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
  }

  private void rewind(int position) {
    for (int i = undo.size() - 1; i >= position; i--) {
      undo.remove(i).run();
    }
  }
}
