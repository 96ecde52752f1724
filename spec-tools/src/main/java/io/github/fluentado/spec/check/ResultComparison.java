// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.SchemaComparison.Pair;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what an operation answers with. */
record ResultComparison(Findings findings, SchemaComparison schemas, OurSchemas ourSchemas) {
  private static final String JSON = "application/json";

  boolean agree(PublishedOperation theirs, OurOperation ours, Set<Pair> reached) {
    Subject subject = theirs.subject();
    Shape published = published(theirs);
    Map<String, Node> content = ours.content(theirs.successStatus());
    boolean same = agreeOnStatuses(theirs, ours);
    same &= agreeOnPlace(theirs, ours);
    same &= agreeOnWrapper(subject, published, ours);
    same &=
        findings.agree(
            subject,
            "media types answered",
            published.equals(Shape.NOTHING)
                ? Set.of()
                : Rules.answered(theirs.produces(), published),
            new TreeSet<>(content.keySet()));
    for (Map.Entry<String, Node> entry : content.entrySet()) {
      Shape mine = ourSchemas.shape(ours.file(), entry.getValue().get("schema"));
      Shape wanted = form(entry.getKey(), published);
      same &= schemas.agree(subject.member("result"), "type", wanted, mine, reached);
    }
    return same;
  }

  /** An answer to HEAD has no content, whatever is published. */
  private static Shape published(PublishedOperation operation) {
    return operation.verb().equals("head")
        ? Shape.NOTHING
        : PublishedSchemas.shape(operation.file(), operation.result());
  }

  private boolean agreeOnStatuses(PublishedOperation theirs, OurOperation ours) {
    Set<String> published = new TreeSet<>(theirs.responses().keySet());
    return findings.agree(
        theirs.subject(), "statuses", published, new TreeSet<>(ours.responses().keySet()));
  }

  /** Of several answers one counts. */
  private boolean agreeOnPlace(PublishedOperation theirs, OurOperation ours) {
    boolean same = true;
    for (String status : ours.responses().keySet()) {
      if (!status.equals(theirs.successStatus()) && !ours.content(status).isEmpty()) {
        same = findings.differ(theirs.subject(), "content", theirs.successStatus(), status);
      }
    }
    return same;
  }

  private boolean agreeOnWrapper(Subject subject, Shape published, OurOperation ours) {
    String mine = ours.node().get("x-ado-wrapper").text();
    return findings.agree(subject, "wrapper", Rules.wrapper(published), mine);
  }

  /** A schema is published for JSON only; the other forms are text or bytes. */
  static Shape form(String mediaType, Shape published) {
    if (mediaType.equals(JSON)) {
      return published;
    }
    boolean text = mediaType.startsWith("text/");
    return text ? Shape.TEXT : Shape.BYTES;
  }
}
