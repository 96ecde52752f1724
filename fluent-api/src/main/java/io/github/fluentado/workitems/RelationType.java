// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.error.Check;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The type of a relation, named from the side of the work item that holds it: {@code CHILD} points
 * to a child. The constants are those that come with Azure DevOps; processes may have more, see
 * {@link #of}. Letter case does not count.
 */
public final class RelationType {
  public static final RelationType CHILD = of("System.LinkTypes.Hierarchy-Forward");
  public static final RelationType PARENT = of("System.LinkTypes.Hierarchy-Reverse");
  public static final RelationType RELATED = of("System.LinkTypes.Related");
  public static final RelationType SUCCESSOR = of("System.LinkTypes.Dependency-Forward");
  public static final RelationType PREDECESSOR = of("System.LinkTypes.Dependency-Reverse");
  public static final RelationType DUPLICATE = of("System.LinkTypes.Duplicate-Forward");
  public static final RelationType DUPLICATE_OF = of("System.LinkTypes.Duplicate-Reverse");
  public static final RelationType AFFECTS = of("Microsoft.VSTS.Common.Affects-Forward");
  public static final RelationType AFFECTED_BY = of("Microsoft.VSTS.Common.Affects-Reverse");
  public static final RelationType TESTED_BY = of("Microsoft.VSTS.Common.TestedBy-Forward");
  public static final RelationType TESTS = of("Microsoft.VSTS.Common.TestedBy-Reverse");
  public static final RelationType TEST_CASE =
      of("Microsoft.VSTS.TestCase.SharedStepReferencedBy-Forward");
  public static final RelationType SHARED_STEPS =
      of("Microsoft.VSTS.TestCase.SharedStepReferencedBy-Reverse");
  public static final RelationType REFERENCED_BY =
      of("Microsoft.VSTS.TestCase.SharedParameterReferencedBy-Forward");
  public static final RelationType REFERENCES =
      of("Microsoft.VSTS.TestCase.SharedParameterReferencedBy-Reverse");
  public static final RelationType BLOCKED_BY = of("Microsoft.VSTS.BlockingLink-Forward");
  public static final RelationType BLOCKING = of("Microsoft.VSTS.BlockingLink-Reverse");

  /** To a work item of another organization, as the next two. */
  public static final RelationType REMOTE_RELATED = of("System.LinkTypes.Remote.Related");

  public static final RelationType PRODUCES_FOR = of("System.LinkTypes.Remote.Dependency-Forward");
  public static final RelationType CONSUMES_FROM = of("System.LinkTypes.Remote.Dependency-Reverse");

  public static final RelationType ATTACHED_FILE = of("AttachedFile");
  public static final RelationType HYPERLINK = of("Hyperlink");

  /** To a commit, a build, a pull request and the like, by its {@code vstfs:} address. */
  public static final RelationType ARTIFACT_LINK = of("ArtifactLink");

  private final String name;

  private RelationType(String name) {
    this.name = Check.text("name", name);
  }

  /** The type with this reference name. */
  public static RelationType of(String name) {
    return new RelationType(name);
  }

  /** The reference name, such as {@code System.LinkTypes.Related}. */
  public String name() {
    return name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RelationType that && that.name.equalsIgnoreCase(name);
  }

  @Override
  public int hashCode() {
    return name.toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
