// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import java.util.Locale;
import java.util.Optional;

/** The labels of pull requests; a word has the same id wherever it is used in a project. */
final class Labels {
  private static final int LONGEST = 100;

  private Labels() {}

  static Label add(PullRequests all, PullRequest request, String name) {
    String word = name.trim();
    if (word.isEmpty() || word.length() > LONGEST || word.matches(".*[,;\\p{Cntrl}].*")) {
      throw PullRequestErrors.badLabel(name);
    }
    return find(request, word)
        .orElseGet(
            () -> {
              String key = all.project(request).id() + "/" + word.toLowerCase(Locale.ROOT);
              Label label = new Label(all.world().organization().derivedId("label", key), word);
              request.labels().add(label);
              return label;
            });
  }

  static Optional<Label> find(PullRequest request, String idOrName) {
    return request.labels().stream()
        .filter(
            label ->
                label.name().equalsIgnoreCase(idOrName)
                    || label.id().toString().equalsIgnoreCase(idOrName))
        .findFirst();
  }
}
