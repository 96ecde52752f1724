// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.server.Doc;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Two texts cut into blocks of lines that are the same, came, went or changed. */
final class LineBlocks {
  private final List<Doc> blocks = new ArrayList<>();
  private int before;
  private int after;

  private LineBlocks() {}

  /** All blocks in their order; lines are counted from 1. */
  static List<Doc> of(byte[] before, byte[] after) {
    RawText old = new RawText(before);
    RawText now = new RawText(after);
    LineBlocks cut = new LineBlocks();
    for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now)) {
      cut.add("none", edit.getBeginA(), edit.getBeginB());
      cut.add(kind(edit), edit.getEndA(), edit.getEndB());
    }
    cut.add("none", old.size(), now.size());
    return cut.blocks;
  }

  private static String kind(Edit edit) {
    return switch (edit.getType()) {
      case INSERT -> "add";
      case DELETE -> "delete";
      default -> "edit";
    };
  }

  /** The lines up to these, unless there are none. */
  private void add(String kind, int endBefore, int endAfter) {
    if (endBefore > before || endAfter > after) {
      blocks.add(
          Doc.of("changeType", kind)
              .with("originalLineNumberStart", before + 1)
              .with("originalLinesCount", endBefore - before)
              .with("modifiedLineNumberStart", after + 1)
              .with("modifiedLinesCount", endAfter - after));
    }
    before = endBefore;
    after = endAfter;
  }
}
