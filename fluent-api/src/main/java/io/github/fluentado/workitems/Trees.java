// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.WorkItemLink;
import io.github.fluentado.client.common.WorkItemReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trees of links that were asked for in parts: what is a root in one part may stand below a work
 * item of another one, and then is no root of the whole.
 */
final class Trees {
  private Trees() {}

  /** Rows of several parts as rows of one result; links that are no trees are so already. */
  static List<WorkItemLink> joined(boolean trees, List<WorkItemLink> rows) {
    return trees ? joined(rows) : rows;
  }

  private static List<WorkItemLink> joined(List<WorkItemLink> rows) {
    Map<Integer, Set<WorkItemLink>> below = new LinkedHashMap<>();
    Set<Integer> children = new HashSet<>();
    for (WorkItemLink row : rows) {
      if (row.source() != null) {
        below.computeIfAbsent(id(row.source()), id -> new LinkedHashSet<>()).add(row);
        children.add(id(row.target()));
      }
    }
    List<WorkItemLink> joined = new ArrayList<>(rows.size());
    for (WorkItemLink row : rows) {
      if (row.source() == null && !children.contains(id(row.target()))) {
        walk(row, below, joined);
      }
    }
    return joined;
  }

  /** A root and all below it, each work item's links behind the one that leads to it. */
  private static void walk(
      WorkItemLink root, Map<Integer, Set<WorkItemLink>> below, List<WorkItemLink> joined) {
    Deque<WorkItemLink> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      WorkItemLink row = open.pop();
      joined.add(row);
      // Taken out, so that a circle ends.
      Set<WorkItemLink> next = below.remove(id(row.target()));
      List<WorkItemLink> reversed = new ArrayList<>(next == null ? Set.of() : next);
      for (int i = reversed.size() - 1; i >= 0; i--) {
        open.push(reversed.get(i));
      }
    }
  }

  private static int id(@Nullable WorkItemReference reference) {
    Integer id = reference == null ? null : reference.id();
    return id == null ? 0 : id;
  }
}
