// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an exchange asks of its driver. */
public sealed interface Step<T> {

  /** A step that touches the world, through the port of the client that it belongs to. */
  sealed interface Act<T> extends Step<T> {
    Port port();
  }

  /** Look at the clock. Answered by {@link Event.Resumed}. */
  record Now<T>(Port port) implements Act<T> {}

  /**
   * Ask the credential. Answered by {@link Event.Authorized} or {@link Event.Broken}.
   *
   * @param rejected what the service has just refused; absent at first
   * @param limit how long the answer may take
   */
  record Authorize<T>(Port port, @Nullable Authorization rejected, Duration limit)
      implements Act<T> {}

  /**
   * Send a request. Answered by {@link Event.Answered} or {@link Event.Broken}.
   *
   * @param attempt counts from 1
   * @param limit how long the whole answer may take; for a stream, the headers
   */
  record Send<T>(Port port, HttpRequest request, Reception reception, int attempt, Duration limit)
      implements Act<T> {}

  /**
   * Wait. Answered by {@link Event.Resumed}.
   *
   * @param reason what is waited for
   */
  record Pause<T>(Port port, Duration duration, Reason reason) implements Act<T> {}

  /** The run ended with a result. */
  record Done<T>(T value) implements Step<T> {}

  /** The run ended without one. */
  record Failed<T>(AzureDevOpsException error) implements Step<T> {}

  /** What is waited for. */
  enum Reason {
    /** The service asked to slow down. */
    THROTTLED,
    /** Another attempt after a passing failure. */
    RETRY
  }
}
