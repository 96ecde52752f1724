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

  private Page(
      List<T> items,
      @Nullable String token,
      @Nullable Call<Page<T>> next,
      Optional<Object> envelope) {
    this.items = List.copyOf(items);
    this.token = token;
    this.next = next;
    this.envelope = envelope;
  }

  /** A page with nothing behind it. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, null, null, Optional.empty());
  }

  /** A page with another one behind it, which the token names. */
  public static <T> Page<T> of(List<T> items, String token, Call<Page<T>> next) {
    return new Page<>(items, token, next, Optional.empty());
  }

  /** This page with the object that the service sent around its items. */
  public Page<T> within(Object answer) {
    return new Page<>(items, token, next, Optional.of(answer));
  }

  /** The items in the service's order. */
  public List<T> items() {
    return items;
  }

  /** The token of the next page, to resume from; opaque. Absent on the last page. */
  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  /** The call for the next page; absent on the last one. */
  public Optional<Call<Page<T>>> next() {
    return Optional.ofNullable(next);
  }

  /** The object that the service sent around the items, if it was of the given type. */
  public <E> Optional<E> envelope(Class<E> type) {
    return envelope.filter(type::isInstance).map(type::cast);
  }

  /** The same page with other items, and so on for those behind it. */
  <R> Page<R> mapped(Function<? super T, ? extends R> function) {
    List<R> mapped = items.stream().<R>map(function).toList();
    Call<Page<R>> mappedNext = next == null ? null : next.map(page -> page.mapped(function));
    return new Page<>(mapped, token, mappedNext, envelope);
  }
}
