// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The corrections, laid over the published files before these are compared: a difference that a
 * correction names is then none, if the description follows the correction.
 */
final class Corrections {
  private static final String REASON = "reason";
  private static final String SOURCE = "source";
  private static final String VERSIONS = "versions";
  private static final Set<String> HEAD = Set.of(REASON, SOURCE, VERSIONS);

  /** Sections that give names to our own things, which nothing published can confirm. */
  private static final Set<String> NAMING = Set.of("odd-names", "prefixes", "schemas", "tags");

  private final List<Correction> corrections = new ArrayList<>();

  static Corrections read(Path folder, Findings findings) {
    Corrections corrections = new Corrections();
    try {
      for (Path path : Documents.files(folder, ".yaml")) {
        corrections.readFile("corrections/" + path.getFileName(), path, findings);
      }
    } catch (IOException unreadable) {
      findings.fault("corrections", String.valueOf(unreadable.getMessage()));
    }
    return corrections;
  }

  Node apply(String file, Node root) {
    Node corrected = root;
    for (Correction correction : corrections) {
      corrected = correction.apply(file, corrected);
    }
    return corrected;
  }

  /**
   * A correction of what is not published, or not any more, is a mistake or out of date. One that
   * is for any file can be judged only where no file is lacking that others are for.
   */
  void reportUnused(PublishedFiles published, Findings findings) {
    boolean complete = corrections.stream().allMatch(published::holdsFileFor);
    for (Correction correction : corrections) {
      boolean judged = correction.isForAnyFile() ? complete : published.holdsFileFor(correction);
      if (judged && !correction.isUsed()) {
        findings.fault(correction.origin(), "corrects what is not published: " + correction);
      }
    }
  }

  private void readFile(String name, Path path, Findings findings) {
    try {
      add(name, Documents.yaml(path), findings);
    } catch (IOException unreadable) {
      findings.fault(name, String.valueOf(unreadable.getMessage()));
    }
  }

  /** What gives no reason, or no source for it, explains nothing. */
  private void add(String name, Node root, Findings findings) {
    boolean reason = !root.get(REASON).text().isBlank();
    boolean source = !root.get(SOURCE).text().isBlank();
    if (!reason || !source) {
      findings.fault(name, "correction without " + (reason ? SOURCE : REASON));
      return;
    }
    List<String> versions = root.get(VERSIONS).texts();
    for (String key : root.members().keySet()) {
      if (!HEAD.contains(key) && !NAMING.contains(key)) {
        addSection(name, versions, key, root.get(key), findings);
      }
    }
  }

  private void addSection(
      String origin, List<String> versions, String key, Node section, Findings findings) {
    Correction.Kind kind = kind(key);
    if (kind == null) {
      findings.fault(origin, "unknown section " + key);
      return;
    }
    section
        .members()
        .forEach(
            (file, names) ->
                names
                    .members()
                    .forEach(
                        (name, change) ->
                            corrections.add(
                                new Correction(origin, versions, kind, file, name, change))));
  }

  private static Correction.@org.jspecify.annotations.Nullable Kind kind(String section) {
    String name = section.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Correction.Kind kind : Correction.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return null;
  }
}
