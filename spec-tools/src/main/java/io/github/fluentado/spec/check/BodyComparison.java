// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.SchemaComparison.Pair;
import io.github.fluentado.spec.check.Shape.Model;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what an operation is sent. */
record BodyComparison(Findings findings, SchemaComparison schemas, OurSchemas ourSchemas) {

  boolean agree(PublishedOperation theirs, OurOperation ours, Set<Pair> reached) {
    Subject subject = theirs.subject();
    Optional<Node> body = theirs.body();
    Map<String, Node> content = ours.bodyContent();
    if (body.isEmpty() || content.isEmpty()) {
      return findings.agree(
          subject, "body", body.isPresent() ? "body" : "none", content.isEmpty() ? "none" : "body");
    }
    boolean required = ours.node().get("requestBody").get("required").isTrue();
    return Findings.all(
        findings.agree(
            subject,
            "media types sent",
            new TreeSet<>(theirs.consumes()),
            new TreeSet<>(content.keySet())),
        findings.agree(subject, "body required", body.get().get("required").isTrue(), required),
        agreeOnType(theirs, ours, body.get(), reached));
  }

  private boolean agreeOnType(
      PublishedOperation theirs, OurOperation ours, Node body, Set<Pair> reached) {
    Subject subject = theirs.subject().member("body");
    Shape published = PublishedSchemas.shape(theirs.file(), body.get("schema"));
    boolean declared = published instanceof Model model && model.name().equals(Rules.BODY_WRAPPER);
    boolean wrapped = declared || theirs.node().get("x-ado-body-wrapper").isTrue();
    boolean same =
        findings.agree(subject, "wrapper", wrapped, ours.node().get("x-ado-body-wrapper").isTrue());
    Shape expected = declared ? Rules.WRAPPED_BODY : published;
    for (Node entry : ours.bodyContent().values()) {
      Shape mine = ourSchemas.shape(ours.file(), entry.get("schema"));
      same &= schemas.agree(subject, "type", expected, mine, reached);
    }
    return same;
  }
}
