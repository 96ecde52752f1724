// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.SchemaComparison.Pair;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds every published operation against ours, and counts. */
final class Coverage {
  private final PublishedFiles published;
  private final OurFiles ours;
  private final Findings findings;
  private final SchemaComparison schemas;
  private final Map<String, OurOperation> claims = new HashMap<>();
  private final Map<String, Integer> notCompared = new TreeMap<>();

  private int total;
  private int covered;
  private int differing;

  Coverage(PublishedFiles published, OurFiles ours, Findings findings) {
    this.published = published;
    this.ours = ours;
    this.findings = findings;
    this.schemas = new SchemaComparison(published, ours, findings);
  }

  void compare() {
    collectClaims();
    Map<PublishedOperation, Set<Pair>> reached = new LinkedHashMap<>();
    Set<PublishedOperation> different = new HashSet<>();
    for (PublishedOperation operation : published.operations()) {
      total++;
      OurOperation our = claims.remove(operation.claim());
      if (our == null) {
        String what = "missing: published " + operation.verb() + " " + operation.path();
        findings.fault(operation.subject().toString(), what + ", ours none");
      } else {
        covered++;
        compare(operation, our, reached, different);
      }
    }
    new ComponentComparison(published, ours, findings, schemas).compareAll();
    schemas.settle();
    reached.forEach(
        (operation, pairs) -> {
          if (different.contains(operation) || schemas.anyDiffers(pairs)) {
            differing++;
          }
        });
    reportUnknownClaims();
    AreaComparison areas = new AreaComparison(published, findings);
    ours.files().forEach(areas::compare);
  }

  boolean isComplete() {
    return total > 0 && covered == total && differing == 0;
  }

  /** The operations that the folder has no files for, by file. */
  Map<String, Integer> notCompared() {
    return notCompared;
  }

  String summary() {
    return "operations: "
        + covered
        + " of "
        + total
        + " published covered, "
        + differing
        + " differ";
  }

  private void compare(
      PublishedOperation operation,
      OurOperation our,
      Map<PublishedOperation, Set<Pair>> reached,
      Set<PublishedOperation> different) {
    Set<Pair> pairs = new LinkedHashSet<>();
    OurSchemas ourSchemas = new OurSchemas(ours);
    if (!new OperationComparison(findings, schemas, ourSchemas).agree(operation, our, pairs)) {
      different.add(operation);
    }
    reached.put(operation, pairs);
  }

  private void collectClaims() {
    for (OurOperation operation : ours.operations()) {
      if (operation.isPublished()) {
        OurOperation earlier = claims.putIfAbsent(operation.claim(), operation);
        if (earlier != null) {
          findings.fault(
              operation.subject().toString(),
              "describes " + operation.claim() + ", as " + earlier.id() + " does");
        }
      }
    }
  }

  private void reportUnknownClaims() {
    claims.forEach(
        (claim, operation) -> {
          if (published.holdsFolderOf(operation.claimedFile())) {
            findings.fault(operation.subject().toString(), "not published or not new: " + claim);
          } else {
            notCompared.merge(operation.claimedFile(), 1, Integer::sum);
          }
        });
  }
}
