// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import java.util.Optional;

/**
 * What a request turned out to be.
 *
 * <p>Of what is refused, the sender sees the status alone. It takes every refusal but 408, 502, 503
 * and 504 for a lasting failure and puts the subscription on probation, so refuse nothing else.
 */
public sealed interface Received {
  /** The HTTP status to answer with, unless a handler has its say first. */
  int status();

  /** The event, if it is one. */
  default Optional<HookEvent> event() {
    return Optional.empty();
  }

  /** An event, from whom it should come. */
  record Accepted(HookEvent value) implements Received {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public Optional<HookEvent> event() {
      return Optional.of(value);
    }
  }

  /** No secret or a wrong one, or a subscription that is none of those allowed. */
  record Unauthenticated(String reason) implements Received {
    @Override
    public int status() {
      return 401;
    }
  }

  /** More bytes than allowed. */
  record TooLarge(int limit) implements Received {
    @Override
    public int status() {
      return 413;
    }
  }

  /** Not announced as JSON in UTF-8, or compressed. */
  record UnsupportedMediaType(String reason) implements Received {
    @Override
    public int status() {
      return 415;
    }
  }

  /** No JSON, or no event. The reason tells where, and nothing of the content. */
  record Malformed(String reason) implements Received {
    @Override
    public int status() {
      return 400;
    }
  }
}
