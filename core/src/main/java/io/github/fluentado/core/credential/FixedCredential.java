// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The same answer for ever. */
record FixedCredential(CompletableFuture<Authorization> answer) implements Credential {

  @Override
  public CompletionStage<Authorization> authorize(Instant now, @Nullable Authorization rejected) {
    return answer;
  }

  @Override
  public String toString() {
    return "Credential[***]";
  }
}
