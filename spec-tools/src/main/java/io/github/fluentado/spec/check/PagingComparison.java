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
    String style = paging.get("style").text();
    boolean offset = style.equals("offset");
    return new Paging(
            style,
            place(paging, offset ? "skip" : "token"),
            offset ? place(paging, "top") : paging.get("next").text(),
            paging.get("last").text() + paging.get("more").text(),
            paging.get("size").text())
        .toString();
  }

  private static String place(Node paging, String key) {
    Node parameter = paging.get(key);
    return parameter.get("in").text() + " " + parameter.get("name").text();
  }
}
