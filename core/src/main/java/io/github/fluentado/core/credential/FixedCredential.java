// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The same answer for ever. No record: that of each client is looked up by its hash, for which the
 * JDK makes a hundred classes when it is a record's.
 */
final class FixedCredential implements Credential {
  private final CompletableFuture<Authorization> answer;

  FixedCredential(CompletableFuture<Authorization> answer) {
    this.answer = answer;
  }

  @Override
  public CompletionStage<Authorization> authorize(Instant now, @Nullable Authorization rejected) {
    return answer;
  }

  @Override
  public String toString() {
    return "Credential[***]";
  }
}
