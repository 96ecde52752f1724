// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. It may be empty without being the last: only {@link #next} tells.
 *
 * @param <T> an item
 */
public final class Page<T> {
  private final List<T> items;
  private final @Nullable String token;
  private final @Nullable Call<Page<T>> next;
  private final Optional<Object> envelope;
  private final long unreached;

  private Page(
      List<T> items,
      @Nullable String token,
      @Nullable Call<Page<T>> next,
      Optional<Object> envelope,
      long unreached) {
    this.items = List.copyOf(items);
    this.token = token;
    this.next = next;
    this.envelope = envelope;
    this.unreached = unreached;
  }

  /** A page with nothing behind it. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, null, null, Optional.empty(), 0);
  }

  /** A page with another one behind it, which the token names. */
  public static <T> Page<T> of(List<T> items, String token, Call<Page<T>> next) {
    return new Page<>(items, token, next, Optional.empty(), 0);
  }

  /** This page with the object that the service sent around its items. */
  public Page<T> within(Object answer) {
    return new Page<>(items, token, next, Optional.of(answer), unreached);
  }

  /** This last page with a token from which the list goes on when there is something new. */
  public Page<T> until(String later) {
    return new Page<>(items, later, null, envelope, unreached);
  }

  /** This last page of a list of which the service does not give the rest. */
  public Page<T> without(long unreachedItems) {
    return new Page<>(items, token, null, envelope, unreachedItems);
  }

  /** The items in the service's order. */
  public List<T> items() {
    return items;
  }

  /**
   * The token of the next page, to resume from; opaque. Absent on the last page, except in a log of
   * changes: there it tells from where to ask later for what is new, while {@link #next} is absent.
   */
  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  /** The call for the next page; absent on the last one. */
  public Optional<Call<Page<T>>> next() {
    return Optional.ofNullable(next);
  }

  /**
   * How many items more the service has, but does not give, as it refuses to be asked that far;
   * zero if the list is whole. Not above zero but on a last page. A narrower question reaches them.
   */
  public long unreached() {
    return unreached;
  }

  /** The object that the service sent around the items, if it was of the given type. */
  public <E> Optional<E> envelope(Class<E> type) {
    return envelope.filter(type::isInstance).map(type::cast);
  }

  /** The same page with other items, and so on for those behind it. */
  <R> Page<R> mapped(Function<? super T, ? extends R> function) {
    List<R> mapped = items.stream().<R>map(function).toList();
    Call<Page<R>> mappedNext = next == null ? null : next.map(page -> page.mapped(function));
    return new Page<>(mapped, token, mappedNext, envelope, unreached);
  }
}
