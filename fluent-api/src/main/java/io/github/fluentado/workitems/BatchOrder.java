// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a batch whatever the service holds. */
final class BatchOrder {
  // Stands for whatever a generated request may change.
  private static final int ANY = -1;

  private final Set<Integer> relinked = new HashSet<>();

  private BatchOrder() {}

  /**
   * @param changes one for each entry; null for a generated request, of which nothing is known
   */
  static Optional<AzureDevOpsException> problem(
      List<? extends @Nullable WorkItemChange<?>> changes) {
    if (changes.isEmpty()) {
      return Optional.of(invalid("The batch is empty"));
    }
    BatchOrder order = new BatchOrder();
    for (int i = 0; i < changes.size(); i++) {
      WorkItemChange<?> change = changes.get(i);
      Optional<String> problem =
          change == null ? Optional.empty() : change.problem().or(() -> order.shifted(change));
      if (problem.isPresent()) {
        return Optional.of(invalid("Entry " + (i + 1) + " of the batch: " + problem.get()));
      }
      order.note(change);
    }
    return Optional.empty();
  }

  /** A link is removed by its place, which was read before entries above could shift it. */
  private Optional<String> shifted(WorkItemChange<?> change) {
    boolean met = relinked.contains(ANY) || relinked.contains(change.id());
    boolean safe = change.patch().unlinks().isEmpty() || !met;
    return safe
        ? Optional.empty()
        : Optional.of("it removes a link of a work item whose links an entry before it may change");
  }

  private void note(@Nullable WorkItemChange<?> change) {
    if (change == null) {
      relinked.add(ANY);
    } else if (change.patch().changesRelations()) {
      relinked.add(change.id());
      relinked.addAll(change.patch().ends());
    }
  }

  private static AzureDevOpsException invalid(String text) {
    return AzureDevOpsException.of(ErrorKind.INVALID, text).build();
  }
}
