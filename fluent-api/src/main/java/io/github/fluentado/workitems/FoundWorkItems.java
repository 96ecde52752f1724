// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Work items asked for by number.
 *
 * @param found in the order asked for
 * @param missing numbers of those that are not there, or that this identity may not see; each once
 */
public record FoundWorkItems(List<WorkItem> found, List<Integer> missing) {
  public FoundWorkItems {
    found = List.copyOf(found);
    missing = List.copyOf(missing);
  }

  static FoundWorkItems of(List<Integer> ids, List<WorkItem> found) {
    Set<Integer> present = found.stream().map(WorkItem::id).collect(Collectors.toSet());
    List<Integer> missing = ids.stream().distinct().filter(id -> !present.contains(id)).toList();
    return new FoundWorkItems(found, missing);
  }
}
