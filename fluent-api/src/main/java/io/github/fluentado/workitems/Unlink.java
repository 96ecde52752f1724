// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A relation that is to be removed, known by its type and where it leads: the address of a work
 * item may or may not name its project, and comments on a link may have changed.
 *
 * @param url as the service gave it, or just its end for a work item
 */
record Unlink(RelationType type, String url) {
  private static final Pattern ITEM = Pattern.compile("(?i)(?:^|/)workitems/(\\d{1,9})/?$");

  static Unlink of(RelationType type, int otherId) {
    return new Unlink(type, "workItems/" + otherId);
  }

  /** The number of the work item that a relation leads to, if it leads to one. */
  static OptionalInt end(String url) {
    Matcher item = ITEM.matcher(url);
    return item.find() ? OptionalInt.of(Integer.parseInt(item.group(1))) : OptionalInt.empty();
  }

  private boolean matches(WorkItemRelation relation) {
    String rel = relation.rel();
    String other = relation.url();
    return rel != null
        && other != null
        && type.equals(RelationType.of(rel))
        && (url.equals(other) || (end(url).isPresent() && end(url).equals(end(other))));
  }

  /**
   * Its place in the list.
   *
   * @throws AzureDevOpsException if it is not there
   */
  int place(int id, List<WorkItemRelation> relations) {
    return IntStream.range(0, relations.size())
        .filter(i -> matches(relations.get(i)))
        .findFirst()
        .orElseThrow(() -> missing(id));
  }

  private AzureDevOpsException missing(int id) {
    String text = "Work item " + id + " has no relation " + type + " to " + url;
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, text).build();
  }
}
