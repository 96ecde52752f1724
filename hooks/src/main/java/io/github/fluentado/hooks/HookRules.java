// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import io.github.fluentado.core.error.Check;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request must be to be looked at. Immutable: each option returns other rules. */
public final class HookRules {
  /** The size above which the service itself is said to send nothing: 2 MiB. */
  public static final int DEFAULT_LIMIT = 2 << 20;

  private final List<HookSecret> secrets;
  private final int limit;
  private final @Nullable Set<String> subscriptions;

  private HookRules(List<HookSecret> secrets, int limit, @Nullable Set<String> subscriptions) {
    this.secrets = secrets;
    this.limit = limit;
    this.subscriptions = subscriptions;
  }

  /** One of these must come along. Give the old and the new one while you change it. */
  public static HookRules secret(HookSecret secret, HookSecret... others) {
    List<HookSecret> all =
        Stream.concat(Stream.of(Check.notNull("secret", secret)), Stream.of(others))
            .map(one -> Check.notNull("others", one))
            .toList();
    return new HookRules(all, DEFAULT_LIMIT, null);
  }

  /**
   * Anybody may send. For receivers that something before them guards; a request that comes with
   * {@code Authorization} is refused, as its sender believes that somebody looks at it.
   */
  public static HookRules open() {
    return new HookRules(List.of(), DEFAULT_LIMIT, null);
  }

  /** More bytes than that are {@link Received.TooLarge}. */
  public HookRules limit(int bytes) {
    return new HookRules(secrets, Check.positive("bytes", bytes), subscriptions);
  }

  /** How many bytes a body may have. Read one more than that, and no further. */
  public int limit() {
    return limit;
  }

  /** Only events of these subscriptions are taken; test notifications then are not. */
  public HookRules subscriptions(Collection<String> ids) {
    Set<String> folded =
        Check.notNull("ids", ids).stream()
            .map(id -> Check.text("ids", id).toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return new HookRules(secrets, limit, folded);
  }

  /** Why the sender is not believed, if so. */
  Optional<Received> refused(Function<String, @Nullable String> headers) {
    if (secrets.isEmpty()) {
      return headers.apply("Authorization") == null
          ? Optional.empty()
          : Optional.of(new Received.Unauthenticated("credentials came, and none are asked for"));
    }
    boolean good = false;
    for (HookSecret secret : secrets) {
      good |= secret.isIn(headers); // All are compared, so that time tells nothing.
    }
    return good
        ? Optional.empty()
        : Optional.of(new Received.Unauthenticated("no secret that is known"));
  }

  Optional<Received> refused(byte[] body) {
    return body.length > limit ? Optional.of(new Received.TooLarge(limit)) : Optional.empty();
  }

  Optional<Received> refused(HookEvent event) {
    Set<String> some = subscriptions;
    boolean allowed =
        some == null
            || event
                .subscriptionId()
                .filter(id -> some.contains(id.toLowerCase(Locale.ROOT)))
                .isPresent();
    return allowed
        ? Optional.empty()
        : Optional.of(new Received.Unauthenticated("a subscription that is not allowed"));
  }

  @Override
  public String toString() {
    return "HookRules" + secrets;
  }
}
