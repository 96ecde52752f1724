// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

/** Compares how an operation is paged with what its published parameters and result suggest. */
record PagingComparison(Findings findings, OurSchemas ourSchemas) {

  boolean agree(PublishedOperation theirs, OurOperation ours) {
    Node mine = ours.node().get("x-ado-paging");
    Node corrected = theirs.node().get("x-ado-paging");
    if (corrected.isMap()) {
      return findings.agree(theirs.subject(), "paging", corrected.members(), mine.members());
    }
    String expected = Paging.of(theirs).map(Paging::toString).orElse("none");
    return findings.agree(theirs.subject(), "paging", expected, describe(mine));
  }

  private static String describe(Node paging) {
    if (!paging.isPresent()) {
      return "none";
    }
    return switch (paging.get("style").text()) {
      case "header" -> new Paging("header", place(paging, "token"), "", "").toString();
      case "body" -> {
        String end = paging.get("last").text() + paging.get("more").text();
        yield new Paging("body", place(paging, "token"), paging.get("next").text(), end).toString();
      }
      case "offset" ->
          new Paging("offset", place(paging, "skip"), place(paging, "top"), "").toString();
      default -> paging.get("style").text();
    };
  }

  private static String place(Node paging, String key) {
    Node parameter = paging.get(key);
    return parameter.get("in").text() + " " + parameter.get("name").text();
  }
}
