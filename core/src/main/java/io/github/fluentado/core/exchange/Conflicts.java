// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.ServiceError;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows the refusals that mean: somebody else was first. The service tells them by type keys of one
 * family, under 409, 400 or 500 as it comes.
 */
final class Conflicts {
  private static final Set<String> CHANGED_MEANWHILE =
      Set.of("TestPatchOperationFailedException", "WorkItemRevisionMismatchException");
  private static final Set<String> CODES = Set.of("TF26071", "TF401179");
  // Whole words of a type key: WorkItemLinkAlreadyExists, DefinitionExists, DuplicateTagName,
  // WikiPageHasConflicts, GitReferenceStale. Not ...DoesNotExist, and not ConflictingParameters,
  // which is a contradiction within one request.
  private static final Pattern FAMILY =
      Pattern.compile(
          "(?<!Not|Longer)Exists(?![a-z])|Already(?![a-z])|Duplicate[ds]?(?![a-z])|Conflicts?(?![a-z])"
              + "|Stale(?![a-z])|Concurren(?:t|cy)(?![a-z])|(?:In|Not)Use(?=Exception|$)"
              + "|NotUnique(?![a-z])|NonUnique(?![a-z])");
  private static final Set<Integer> OWN_MEANING = Set.of(401, 403, 404, 410, 408);

  private Conflicts() {}

  static boolean tells(int status, ServiceError error) {
    boolean changed =
        error.typeKey().filter(CHANGED_MEANWHILE::contains).isPresent()
            || error.code().filter(CODES::contains).isPresent();
    if (changed) {
      return status < 500;
    }
    return status <= 500
        && !OWN_MEANING.contains(status)
        && error.typeKey().filter(key -> FAMILY.matcher(key).find()).isPresent();
  }
}
