// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be told of what, and how.
 *
 * @param number order of creation
 * @param life what changes while it lives
 */
record Subscription(
    UUID id,
    int number,
    Order order,
    Identity createdBy,
    Instant created,
    Identity modifiedBy,
    Instant modified,
    Life life) {

  /** Stands for the subscription of a test notification that names none. */
  static final UUID NONE = new UUID(0, 0);

  /**
   * What the user asked for. Inputs hold secrets in the clear.
   *
   * @param resourceVersion null for the newest
   */
  record Order(
      String publisher,
      String eventType,
      @Nullable String resourceVersion,
      String consumer,
      String action,
      Map<String, String> publisherInputs,
      Map<String, String> consumerInputs) {
    Order {
      publisherInputs = sorted(publisherInputs);
      consumerInputs = sorted(consumerInputs);
    }

    private static Map<String, String> sorted(Map<String, String> inputs) {
      Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      sorted.putAll(inputs);
      return Collections.unmodifiableMap(sorted);
    }

    /** The value of an input for the consumer; absent when empty. */
    Optional<String> consumerInput(String inputId) {
      return Optional.ofNullable(consumerInputs.get(inputId)).filter(value -> !value.isEmpty());
    }

    boolean isWebHook() {
      return consumer.equals(Consumers.WEB_HOOKS);
    }

    @Override
    public String toString() {
      return eventType + " to " + consumer; // without inputs, which hold secrets
    }
  }

  /**
   * How it fares.
   *
   * @param notifications how many there were, which numbers the next one
   */
  record Life(
      Status status,
      int probationRetries,
      @Nullable Instant lastProbationRetry,
      @Nullable Instant lastSuccess,
      int notifications) {
    static final Life NEW = new Life(Status.ENABLED, 0, null, null, 0);

    Life with(Status next) {
      int retries = next == Status.DISABLED_BY_SYSTEM ? probationRetries : 0;
      return new Life(next, retries, lastProbationRetry, lastSuccess, notifications);
    }

    Life retried(Instant when) {
      return new Life(status, probationRetries + 1, when, lastSuccess, notifications);
    }

    Life succeeded(Instant when) {
      Status next = status == Status.ON_PROBATION ? Status.ENABLED : status;
      return new Life(next, 0, lastProbationRetry, when, notifications);
    }

    Life notified() {
      return new Life(status, probationRetries, lastProbationRetry, lastSuccess, notifications + 1);
    }
  }

  Subscription with(Life next) {
    return new Subscription(id, number, order, createdBy, created, modifiedBy, modified, next);
  }

  Subscription changed(Order next, Status status, Identity by, Instant when) {
    Life after = status == life.status() ? life : life.with(status);
    return new Subscription(id, number, next, createdBy, created, by, when, after);
  }

  Status status() {
    return life.status();
  }
}
