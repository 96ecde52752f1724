// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lets work items follow the nodes that they lie in. */
final class NodePaths {
  private final Tracking tracking;

  NodePaths(Tracking tracking) {
    this.tracking = tracking;
  }

  /** Renames or moves a node; all revisions show its new path, since they hold the node. */
  void changing(Node node, Runnable change) {
    String before = node.path();
    change.run();
    String after = node.path();
    tracking.all().forEach(item -> item.rewrite(revision -> follow(revision, node, before, after)));
  }

  private static Revision follow(Revision revision, Node node, String before, String after) {
    String path = String.valueOf(revision.fields().get(field(node)));
    if (!within(path, before)) {
      return revision;
    }
    Map<String, Object> fields = new LinkedHashMap<>(revision.fields());
    fields.put(field(node), after + path.substring(before.length()));
    return revision.with(fields);
  }

  /** Before a node vanishes its items, and those below it, go to another: as a change of theirs. */
  void reclassify(Node node, Node heir) {
    ItemEditor editor = new ItemEditor(tracking);
    tracking.all().stream()
        .filter(
            item -> within(String.valueOf(item.latest().fields().get(field(node))), node.path()))
        .toList()
        .forEach(item -> editor.touch(item, Map.of(field(node), heir.path())));
  }

  private static boolean within(String path, String top) {
    return path.equals(top) || path.startsWith(top + "\\");
  }

  private static String field(Node node) {
    return node.isArea() ? Fields.AREA_PATH : Fields.ITERATION_PATH;
  }
}
