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
  private LineBlocks() {}

  /** All blocks in their order; lines are counted from 1. */
  static List<Doc> of(byte[] before, byte[] after) {
    RawText old = new RawText(before);
    RawText now = new RawText(after);
    List<Doc> blocks = new ArrayList<>();
    Edit last = new Edit(0, 0);
    for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now)) {
      addSame(blocks, last, edit.getBeginA(), edit.getBeginB());
      blocks.add(block(kind(edit), edit));
      last = edit;
    }
    addSame(blocks, last, old.size(), now.size());
    return blocks;
  }

  private static String kind(Edit edit) {
    return switch (edit.getType()) {
      case INSERT -> "add";
      case DELETE -> "delete";
      default -> "edit";
    };
  }

  /** The lines behind an edit up to these, unless there are none. */
  private static void addSame(List<Doc> blocks, Edit behind, int endBefore, int endAfter) {
    Edit same = new Edit(behind.getEndA(), endBefore, behind.getEndB(), endAfter);
    if (!same.isEmpty()) {
      blocks.add(block("none", same));
    }
  }

  private static Doc block(String kind, Edit lines) {
    return Doc.of("changeType", kind)
        .with("originalLineNumberStart", lines.getBeginA() + 1)
        .with("originalLinesCount", lines.getLengthA())
        .with("modifiedLineNumberStart", lines.getBeginB() + 1)
        .with("modifiedLinesCount", lines.getLengthB());
  }
}
