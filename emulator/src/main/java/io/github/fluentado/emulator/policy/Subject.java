// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pull request as policies see it. */
public interface Subject {
  /**
   * The vote of a reviewer.
   *
   * @param group whether it is that of a group, for which one of its members has voted
   * @param iteration the newest iteration when the vote was cast
   */
  record Vote(UUID reviewer, boolean group, int vote, int iteration) {}

  /**
   * A status that some service has posted.
   *
   * @param iteration the one it is for; 0 for the pull request as a whole
   */
  record Check(String state, UUID author, int iteration) {}

  /** The number of the pull request. */
  int id();

  /** Such as {@code vstfs:///CodeReview/CodeReviewId/{project}/{number}}. */
  String artifactId();

  /** The branch it is to be merged into. */
  Place target();

  UUID creator();

  /** Who pushed the newest iteration. */
  UUID lastPusher();

  int iteration();

  List<Vote> votes();

  /** Paths of all changed files, beginning with a slash. */
  List<String> paths();

  int openThreads();

  boolean hasWorkItems();

  /** The newest status of this name. */
  Optional<Check> status(@Nullable String genre, String name);

  /** How it is to be merged; null when nobody has said so yet. */
  @Nullable String mergeStrategy();

  /** The commit that a build is to look at. */
  @Nullable String mergeCommit();
}
