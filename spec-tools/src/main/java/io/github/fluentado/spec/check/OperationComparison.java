// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.SchemaComparison.Pair;
import java.util.Set;
import java.util.TreeSet;

/** Compares one published operation with ours. */
record OperationComparison(Findings findings, SchemaComparison schemas, OurSchemas ourSchemas) {

  /**
   * @param reached takes up the models that the operation uses
   */
  boolean agree(PublishedOperation theirs, OurOperation ours, Set<Pair> reached) {
    boolean same = agreeOnAddress(theirs, ours);
    same &= agreeOnMarks(theirs, ours);
    same &= new ParameterComparison(findings, schemas, ourSchemas).agree(theirs, ours, reached);
    same &= new BodyComparison(findings, schemas, ourSchemas).agree(theirs, ours, reached);
    same &= new ResultComparison(findings, schemas, ourSchemas).agree(theirs, ours, reached);
    return Findings.all(same, new PagingComparison(findings, ourSchemas).agree(theirs, ours));
  }

  private boolean agreeOnAddress(PublishedOperation theirs, OurOperation ours) {
    Subject subject = theirs.subject();
    return Findings.all(
        findings.agree(subject, "verb", theirs.verb(), ours.verb()),
        findings.agree(subject, "path", theirs.path(), ours.path()),
        findings.agree(subject, "host", theirs.host(), ours.node().get("x-ado-host").text()),
        findings.agree(
            subject,
            "organization",
            theirs.organization(),
            ours.node().get("x-ado-organization").text()));
  }

  private boolean agreeOnMarks(PublishedOperation theirs, OurOperation ours) {
    Subject subject = theirs.subject();
    Node mine = ours.node();
    return Findings.all(
        findings.agree(subject, "area", theirs.file().area(), ours.file().area()),
        findings.agree(subject, "version", theirs.version(), mine.get("x-ado-version").text()),
        findings.agree(
            subject,
            "preview",
            theirs.version().contains("preview"),
            mine.get("x-ado-preview").isTrue()),
        findings.agree(
            subject,
            "deprecated",
            theirs.node().get("deprecated").isTrue(),
            mine.get("deprecated").isTrue()),
        findings.agree(
            subject,
            "published version",
            theirs.file().version(),
            mine.get("x-ado-published").get("version").text()),
        findings.agree(
            subject,
            "scopes",
            new TreeSet<>(theirs.scopes()),
            new TreeSet<>(mine.get("x-ado-scopes").texts())),
        agreeOnCorrections(theirs, ours));
  }

  private boolean agreeOnMark(String mark, PublishedOperation theirs, OurOperation ours) {
    return findings.agree(
        theirs.subject(),
        mark,
        String.valueOf(theirs.node().get(mark).value()),
        String.valueOf(ours.node().get(mark).value()));
  }

  /** What corrections alone can tell. */
  private boolean agreeOnCorrections(PublishedOperation theirs, OurOperation ours) {
    Node corrected = theirs.node();
    String method = corrected.get("x-ado-method").text();
    return Findings.all(
        findings.agree(
            theirs.subject(),
            "safe",
            corrected.get("x-ado-safe").isTrue(),
            ours.node().get("x-ado-safe").isTrue()),
        agreeOnMark("x-ado-exists", theirs, ours),
        agreeOnMark("x-ado-host-by", theirs, ours),
        agreeOnMark("x-ado-limit", theirs, ours),
        agreeOnMark("x-ado-refusal", theirs, ours),
        (method.isEmpty() || findings.agree(theirs.subject(), "method", method, ours.method())));
  }
}
