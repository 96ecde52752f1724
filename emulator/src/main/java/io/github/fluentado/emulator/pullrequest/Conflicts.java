// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.git.Conflict;
import io.github.fluentado.emulator.server.Doc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conflicts of the last merge, as the service writes them. */
final class Conflicts {
  private Conflicts() {}

  static List<Doc> of(PullRequestJson json, PullRequest request) {
    Merge merge = request.facts().merge();
    List<Doc> all = new ArrayList<>();
    for (Conflict conflict : merge.conflicts()) {
      int number = all.size() + 1;
      all.add(
          Doc.of("conflictId", number)
              .with("conflictType", conflict.type())
              .with("conflictPath", conflict.path())
              .with("mergeSourceCommit", json.commitReference(request, merge.source()))
              .with("mergeTargetCommit", json.commitReference(request, merge.target()))
              .with("mergeOrigin", Doc.of("pullRequestId", request.id()))
              .with("resolutionStatus", "unresolved")
              .with("baseBlob", blob(conflict.base()))
              .with("targetBlob", blob(conflict.ours()))
              .with("sourceBlob", blob(conflict.theirs()))
              .with("url", json.url(request) + "/conflicts/" + number));
    }
    return all;
  }

  private static @Nullable Doc blob(@Nullable String id) {
    return id == null ? null : Doc.of("objectId", id);
  }
}
