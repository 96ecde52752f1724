// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes of a build. */
record BuildState(
    String number,
    String status,
    @Nullable String result,
    @Nullable Instant start,
    @Nullable Instant finish,
    boolean keepForever,
    boolean deleted,
    @Nullable String quality,
    Instant changed,
    Identity changer,
    List<Attempt> attempts) {

  static final String NOT_STARTED = "notStarted";
  static final String POSTPONED = "postponed";
  static final String IN_PROGRESS = "inProgress";
  static final String CANCELLING = "cancelling";
  static final String COMPLETED = "completed";

  BuildState {
    attempts = List.copyOf(attempts);
  }

  boolean is(String other) {
    return status.equals(other);
  }

  /** In the queue or on its way. */
  boolean open() {
    return !is(COMPLETED);
  }

  BuildState at(Instant when, Identity who) {
    return new BuildState(
        number, status, result, start, finish, keepForever, deleted, quality, when, who, attempts);
  }

  BuildState in(String next) {
    return progress(next, result, start, finish, attempts);
  }

  BuildState progress(
      String next,
      @Nullable String nextResult,
      @Nullable Instant from,
      @Nullable Instant to,
      List<Attempt> all) {
    return new BuildState(
        number, next, nextResult, from, to, keepForever, deleted, quality, changed, changer, all);
  }

  BuildState keep(boolean forever) {
    return marked(number, forever, deleted, quality);
  }

  BuildState numbered(String other) {
    return marked(other, keepForever, deleted, quality);
  }

  BuildState rated(@Nullable String otherQuality) {
    return marked(number, keepForever, deleted, otherQuality);
  }

  BuildState gone() {
    return marked(number, keepForever, true, quality);
  }

  private BuildState marked(
      String newNumber, boolean forever, boolean isGone, @Nullable String newQuality) {
    return new BuildState(
        newNumber,
        status,
        result,
        start,
        finish,
        forever,
        isGone,
        newQuality,
        changed,
        changer,
        attempts);
  }
}
