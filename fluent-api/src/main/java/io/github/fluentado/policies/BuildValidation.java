// SPDX-License-Identifier: MIT
package io.github.fluentado.policies;

import io.github.fluentado.core.error.Check;
import java.time.Duration;
import java.util.List;

/** A build of the merged changes must have succeeded, anew after each push to either branch. */
public final class BuildValidation extends BranchPolicy<BuildValidation> {
  static final String TYPE = "0609b952-1397-4640-95ec-e00a01b2c241";

  BuildValidation(PolicyState state) {
    super(state);
  }

  @Override
  BuildValidation with(PolicyState other) {
    return new BuildValidation(other);
  }

  static BuildValidation of(int definition) {
    return new BuildValidation(
        PolicyState.of(TYPE)
            .setting("buildDefinitionId", Check.positive("definition", definition))
            .setting("displayName", (String) null)
            .setting("queueOnSourceUpdateOnly", false)
            .setting("manualQueueOnly", false)
            .setting("validDuration", 0));
  }

  public BuildValidation displayName(String name) {
    return with(state().setting("displayName", Check.text("name", name)));
  }

  /**
   * When the target branch moves on, a build stays good for so long.
   *
   * @throws IllegalArgumentException if it is shorter than a minute, or no whole minutes
   */
  public BuildValidation expiresAfter(Duration time) {
    Check.positive("time", time);
    boolean whole = Duration.ofMinutes(time.toMinutes()).equals(time);
    Check.that(whole, "time", "is no whole number of minutes");
    return with(
        state()
            .setting("queueOnSourceUpdateOnly", true)
            .setting("validDuration", time.toMinutes()));
  }

  /** A build stays good when the target branch moves on, however long. */
  public BuildValidation neverExpires() {
    return with(state().setting("queueOnSourceUpdateOnly", true).setting("validDuration", 0));
  }

  /** Somebody has to queue it by hand. */
  public BuildValidation queuedByHand() {
    return with(state().setting("manualQueueOnly", true));
  }

  /**
   * Only for changes of such files, such as {@code /src/*}; with {@code !} before it, not those.
   */
  public BuildValidation files(String... patterns) {
    return with(state().setting("filenamePatterns", List.of(patterns)));
  }
}
