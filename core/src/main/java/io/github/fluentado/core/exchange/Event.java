// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.http.HttpResponse;

/** What a driver tells an exchange. Each event but the first answers the step before it. */
public sealed interface Event {
  Started STARTED = new Started();

  /** The exchange begins. */
  record Started() implements Event {}

  /** An event that follows a step, and so has a time. */
  sealed interface Answer extends Event {
    Moment moment();
  }

  /** Observers know of the operation and wait for more. */
  record Began(Moment moment, Trace trace) implements Answer {}

  /** The credential gave what goes into the {@code Authorization} header. */
  record Authorized(Moment moment, Authorization authorization) implements Answer {}

  /** An answer came, whatever its status. */
  record Answered(Moment moment, HttpResponse response) implements Answer {}

  /** Work was done. */
  record Finished(Moment moment, Object value) implements Answer {}

  /** The step failed: no whole answer, no credential, work that could not be done. */
  record Broken(Moment moment, Failure failure) implements Answer {}

  /** It is now this late: the pause is over, or the time was asked for. */
  record Resumed(Moment moment) implements Answer {}
}
