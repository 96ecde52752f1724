// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import io.github.fluentado.client.git.CommentPosition;
import io.github.fluentado.client.git.CommentThreadContext;
import io.github.fluentado.core.error.Check;

/**
 * The part of a file that a comment is about. Lines and columns are counted from 1; it is of the
 * new version of the file, unless {@link #ofOldVersion} is said.
 */
public final class Lines {
  // The end of a line whose length nobody knows here.
  private static final int END = 9999;

  private final int first;
  private final int last;
  private final int firstColumn;
  private final int lastColumn;
  private final boolean old;

  private Lines(int first, int last, int firstColumn, int lastColumn, boolean old) {
    this.first = first;
    this.last = last;
    this.firstColumn = firstColumn;
    this.lastColumn = lastColumn;
    this.old = old;
  }

  /** A whole line. */
  public static Lines at(int line) {
    return of(line, line);
  }

  /**
   * Whole lines.
   *
   * @throws IllegalArgumentException if the last comes before the first, or there is none
   */
  public static Lines of(int first, int last) {
    Check.positive("first", first);
    Check.that(last >= first, "last", "comes before the first");
    return new Lines(first, last, 1, END, false);
  }

  /** From a column of the first line on. */
  public Lines from(int column) {
    return of(Check.positive("column", column), lastColumn, old);
  }

  /** Up to a column of the last line, that character not included. */
  public Lines to(int column) {
    return of(firstColumn, Check.positive("column", column), old);
  }

  /** Of the file as it was before the change. */
  public Lines ofOldVersion() {
    return of(firstColumn, lastColumn, true);
  }

  private Lines of(int from, int to, boolean side) {
    Check.that(first < last || from <= to, "column", "ends before it begins");
    return new Lines(first, last, from, to, side);
  }

  CommentThreadContext in(String path) {
    CommentPosition start = new CommentPosition().line(first).offset(firstColumn);
    CommentPosition end = new CommentPosition().line(last).offset(lastColumn);
    CommentThreadContext context = new CommentThreadContext().filePath(path);
    return old
        ? context.leftFileStart(start).leftFileEnd(end)
        : context.rightFileStart(start).rightFileEnd(end);
  }

  @Override
  public String toString() {
    String side = old ? " of the old version" : "";
    return "Lines[" + first + ":" + firstColumn + " to " + last + ":" + lastColumn + side + "]";
  }
}
