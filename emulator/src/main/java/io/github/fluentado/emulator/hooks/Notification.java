// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.hooks.Subscription.Order;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscription.
 *
 * @param test belongs to a test: sent once, whatever comes of it
 */
record Notification(
    NotificationKey key,
    HookEvent event,
    Order order,
    boolean test,
    Instant created,
    Progress progress) {

  /** How far it has got. */
  enum State {
    QUEUED("queued"),
    SENDING("requestInProgress"),
    WAITING("queuedForRetry"),
    COMPLETED("completed");

    private final String text;

    State(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What came of it. */
  enum Result {
    PENDING("pending"),
    SUCCEEDED("succeeded"),
    FAILED("failed");

    private final String text;

    Result(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Where it stands.
   *
   * @param attempts requests sent so far
   * @param onProbation the subscription is on probation because of it, and its retries decide
   */
  record Progress(
      State state,
      Result result,
      int attempts,
      boolean onProbation,
      Instant modified,
      @Nullable Instant dequeued,
      @Nullable Instant completed,
      @Nullable Instant nextRetry,
      @Nullable Exchange exchange) {

    static Progress queued(Instant when) {
      return new Progress(State.QUEUED, Result.PENDING, 0, false, when, null, null, null, null);
    }

    Progress sending(Instant when, Exchange request) {
      return new Progress(
          State.SENDING, result, attempts + 1, onProbation, when, when, null, null, request);
    }

    Progress waiting(boolean probation, Instant when, Instant next, Exchange exchange) {
      Result soFar = probation ? Result.FAILED : Result.PENDING;
      return new Progress(
          State.WAITING, soFar, attempts, probation, when, dequeued, when, next, exchange);
    }

    Progress completed(Result how, Instant when, @Nullable Exchange last) {
      return new Progress(State.COMPLETED, how, attempts, false, when, dequeued, when, null, last);
    }

    int retries() {
      return Math.max(0, attempts - 1);
    }
  }

  /**
   * The last request and what it met, without secrets.
   *
   * @param error why there is no answer, or what is wrong with it
   */
  record Exchange(
      String request, @Nullable String response, @Nullable String error, Duration duration) {}

  Notification with(Progress next) {
    return new Notification(key, event, order, test, created, next);
  }

  Notification with(Order current, Progress next) {
    return new Notification(key, event, current, test, created, next);
  }

  State state() {
    return progress.state();
  }
}
