// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One end of a relation type; ends that point to work items know their opposite. */
public record LinkType(
    String referenceName, String name, String opposite, String topology, boolean forward) {

  static final String CHILD = "System.LinkTypes.Hierarchy-Forward";
  static final String PARENT = "System.LinkTypes.Hierarchy-Reverse";
  private static final List<LinkType> ALL = all();

  boolean betweenItems() {
    return !opposite.isEmpty();
  }

  static List<LinkType> values() {
    return ALL;
  }

  /** By reference name in any letter case. */
  static Optional<LinkType> find(String referenceName) {
    String wanted = referenceName.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(type -> type.referenceName.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  private static List<LinkType> all() {
    List<LinkType> all = new ArrayList<>();
    all.addAll(pair("System.LinkTypes.Hierarchy", "Child", "Parent", "tree"));
    all.addAll(pair("System.LinkTypes.Dependency", "Successor", "Predecessor", "dependency"));
    all.addAll(pair("System.LinkTypes.Duplicate", "Duplicate", "Duplicate Of", "tree"));
    all.addAll(pair("Microsoft.VSTS.Common.TestedBy", "Tested By", "Tests", "dependency"));
    all.addAll(
        pair(
            "Microsoft.VSTS.TestCase.SharedStepReferencedBy",
            "Test Case",
            "Shared Steps",
            "dependency"));
    all.addAll(
        pair(
            "Microsoft.VSTS.TestCase.SharedParameterReferencedBy",
            "Referenced By",
            "References",
            "dependency"));
    all.addAll(pair("Microsoft.VSTS.Common.Affects", "Affects", "Affected By", "dependency"));
    String related = "System.LinkTypes.Related";
    all.add(new LinkType(related, "Related", related, "network", true));
    all.add(new LinkType("AttachedFile", "Attached File", "", "", true));
    all.add(new LinkType("Hyperlink", "Hyperlink", "", "", true));
    all.add(new LinkType("ArtifactLink", "Artifact Link", "", "", true));
    return List.copyOf(all);
  }

  private static List<LinkType> pair(String base, String forth, String back, String topology) {
    return List.of(
        new LinkType(base + "-Forward", forth, base + "-Reverse", topology, true),
        new LinkType(base + "-Reverse", back, base + "-Forward", topology, false));
  }
}
