// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import java.util.concurrent.CompletionStage;

/** Does something about an event, on the thread that routes it. What it throws is its failure. */
@FunctionalInterface
public interface HookHandler {
  void handle(HookEvent event) throws Exception;

  /** The same for an event whose resource is a model of this type. */
  @FunctionalInterface
  interface Typed<M> {
    void handle(HookEvent event, M resource) throws Exception;
  }

  /** Begins to do something, and says by its stage when that has ended, and how. */
  @FunctionalInterface
  interface Async {
    CompletionStage<?> handle(HookEvent event) throws Exception;
  }

  /** The same for an event whose resource is a model of this type. */
  @FunctionalInterface
  interface TypedAsync<M> {
    CompletionStage<?> handle(HookEvent event, M resource) throws Exception;
  }
}
