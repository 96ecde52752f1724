// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.core.error.Check;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Which events a handler is for.
 *
 * @param handler as it was given, to tell whether it is the same
 */
record Route(Predicate<HookEvent> condition, Object handler, HookHandler.Async run) {
  private static final CompletionStage<?> ENDED = CompletableFuture.completedStage(null);

  static HookHandler.Async blocking(HookHandler handler) {
    Check.notNull("handler", handler);
    return event -> {
      handler.handle(event);
      return ENDED;
    };
  }
}
