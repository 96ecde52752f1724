// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Deadline;
import io.github.fluentado.core.exchange.Rules;
import io.github.fluentado.core.http.Headers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one call wants otherwise than its client does.
 *
 * @param timeout time for the whole call; absent for the client's
 * @param deadline when the call must be over, if it is part of a longer one
 * @param headers sent beside, and instead of, those of the operation
 * @param rules what becomes of the client's
 */
public record CallOptions(
    @Nullable Duration timeout,
    @Nullable Deadline deadline,
    Headers headers,
    UnaryOperator<Rules> rules) {
  // The first belongs to the credential, the others to the transport.
  private static final Set<String> OWNED =
      Set.of(
          "authorization",
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade");

  /** All as the client has it. */
  public static CallOptions none() {
    return new CallOptions(null, null, Headers.none(), UnaryOperator.identity());
  }

  CallOptions timeout(Duration limit) {
    Check.positive("timeout", limit);
    Duration least = timeout == null || limit.compareTo(timeout) < 0 ? limit : timeout;
    return new CallOptions(least, deadline, headers, rules);
  }

  /** The same for a run of several parts: a limit becomes one deadline that they share. */
  CallOptions shared() {
    if (timeout == null || (deadline != null && deadline.limit().equals(timeout))) {
      return this;
    }
    return new CallOptions(timeout, new Deadline(timeout, deadline), headers, rules);
  }

  CallOptions header(String name, String value) {
    return new CallOptions(timeout, deadline, set(headers, name, value), rules);
  }

  /** The headers with one that the caller sets. */
  static Headers set(Headers headers, String name, String value) {
    Check.that(!OWNED.contains(name.toLowerCase(Locale.ROOT)), "name", "belongs to the client");
    return headers.with(name, value);
  }

  /** What an outer call says comes last, and so prevails. */
  CallOptions rules(UnaryOperator<Rules> inner) {
    return new CallOptions(timeout, deadline, headers, client -> rules.apply(inner.apply(client)));
  }

  /** The client's rules with what these options say otherwise. */
  Rules applied(Rules clients) {
    Rules own = Check.notNull("rules", rules.apply(clients));
    return timeout == null ? own : own.total(timeout);
  }
}
