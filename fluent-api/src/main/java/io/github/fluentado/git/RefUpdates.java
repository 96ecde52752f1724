// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.git.GitRefUpdateResult;
import io.github.fluentado.client.git.RefsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Outcomes;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.util.List;
import java.util.Objects;

/** Changes refs, and looks at what the service says of each. */
final class RefUpdates {
  private RefUpdates() {}

  static Call<Outcomes<RefChange, GitRefUpdateResult>> of(
      Connection connection, String repository, List<RefChange> changes) {
    Check.that(!changes.isEmpty(), "changes", "is empty");
    long refs = changes.stream().map(change -> change.ref().ref()).distinct().count();
    Check.that(refs == changes.size(), "changes", "has two for one ref");
    return new RefsApi(connection)
        .updateRefs(repository, changes.stream().map(RefChange::update).toList())
        .then(results -> Call.each(changes, changes.size(), change -> judged(change, results)));
  }

  /** One change, whose refusal is a failure. */
  static Call<GitRefUpdateResult> one(Connection connection, String repository, RefChange change) {
    return of(connection, repository, List.of(change)).map(outcomes -> outcomes.orThrow().get(0));
  }

  private static Call<GitRefUpdateResult> judged(
      RefChange change, List<GitRefUpdateResult> results) {
    String name = change.ref().ref();
    return results.stream()
        .filter(result -> name.equals(result.name()))
        .findFirst()
        .map(
            result ->
                Boolean.TRUE.equals(result.success())
                    ? Call.of(result)
                    : Call.<GitRefUpdateResult>failed(refused(name, result)))
        .orElseGet(() -> Call.failed(untold(name)));
  }

  private static AzureDevOpsException refused(String name, GitRefUpdateResult result) {
    String custom = Objects.requireNonNullElse(result.customMessage(), "");
    String text =
        name
            + " was left as it is: "
            + result.updateStatus()
            + (custom.isBlank() ? "" : ": " + custom);
    return AzureDevOpsException.of(ErrorKind.CONFLICT, text).build();
  }

  private static AzureDevOpsException untold(String name) {
    String text = "The service did not say what became of " + name;
    return AzureDevOpsException.of(ErrorKind.OUTCOME_UNKNOWN, text).build();
  }
}
