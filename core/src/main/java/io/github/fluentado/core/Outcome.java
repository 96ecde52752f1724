// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of many things: a value or an error.
 *
 * @param <A> the thing
 * @param <R> what its call gave
 */
public final class Outcome<A, R> {
  private final A of;
  private final @Nullable R value;
  private final @Nullable Throwable error;

  Outcome(A of, @Nullable R value, @Nullable Throwable error) {
    this.of = of;
    this.value = value;
    this.error = error;
  }

  /** The thing that the call was made for. */
  public A of() {
    return of;
  }

  /** What its call gave; absent after a failure. */
  public Optional<R> value() {
    return Optional.ofNullable(value);
  }

  /**
   * Why it failed: an {@link AzureDevOpsException}, or what a function of yours has thrown. Absent
   * after a success.
   */
  public Optional<Throwable> error() {
    return Optional.ofNullable(error);
  }

  /** Whether it succeeded; the thing and the value may be private. */
  @Override
  public String toString() {
    return error == null ? "Outcome[succeeded]" : "Outcome[failed: " + kind() + "]";
  }

  private String kind() {
    return error instanceof AzureDevOpsException known
        ? known.kind().name()
        : String.valueOf(error).split(":", 2)[0];
  }
}
