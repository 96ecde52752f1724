// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.http.Headers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. It may be empty without being the last: only {@link #next} tells.
 *
 * @param <T> an item
 */
public final class Page<T extends @Nullable Object> {
  private final List<T> items;
  private final @Nullable String token;
  private final @Nullable Call<Page<T>> next;
  private final @Nullable Object envelope;
  private final @Nullable Response<Done> answer;
  private final long unreached;

  private Page(
      List<T> items,
      @Nullable String token,
      @Nullable Call<Page<T>> next,
      @Nullable Object envelope,
      @Nullable Response<Done> answer,
      long unreached) {
    this.items = items;
    this.token = token;
    this.next = next;
    this.envelope = envelope;
    this.answer = answer;
    this.unreached = unreached;
  }

  /** A page with nothing behind it. */
  public static <T extends @Nullable Object> Page<T> last(List<T> items) {
    return new Page<>(copy(items), null, null, null, null, 0);
  }

  /** A page with another one behind it, which the token names. */
  public static <T extends @Nullable Object> Page<T> of(
      List<T> items, String token, Call<Page<T>> next) {
    return new Page<>(copy(items), token, next, null, null, 0);
  }

  // Unlike List.copyOf, this has room for null.
  private static <T extends @Nullable Object> List<T> copy(List<T> items) {
    return Collections.unmodifiableList(new ArrayList<>(items));
  }

  /** This page with the object that the service sent around its items. */
  public Page<T> within(Object around) {
    return new Page<>(items, token, next, around, answer, unreached);
  }

  /** This page with the answer that it came in. */
  public Page<T> from(int status, Headers headers) {
    Response<Done> from = new Response<>(Done.DONE, status, headers);
    return new Page<>(items, token, next, envelope, from, unreached);
  }

  /** This last page with a token from which the list goes on when there is something new. */
  public Page<T> until(String later) {
    return new Page<>(items, later, null, envelope, answer, unreached);
  }

  /** This last page of a list of which the service does not give the rest. */
  public Page<T> without(long unreachedItems) {
    return new Page<>(items, token, null, envelope, answer, unreachedItems);
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
    return Optional.ofNullable(envelope).filter(type::isInstance).map(type::cast);
  }

  /**
   * The items with status, headers and correlation ids of the answer that they came in; absent if
   * no single answer of the service is behind this page.
   */
  public Optional<Response<List<T>>> response() {
    return Optional.ofNullable(answer)
        .map(from -> new Response<>(items, from.status(), from.headers()));
  }

  /** Other items in the place of these, and another call for the next page. */
  <R extends @Nullable Object> Page<R> with(
      List<R> others, @Nullable String token, @Nullable Call<Page<R>> following) {
    return new Page<>(copy(others), token, following, envelope, answer, unreached);
  }

  /** The same page with other items, and so on for those behind it. */
  <R extends @Nullable Object> Page<R> mapped(Function<? super T, ? extends R> function) {
    List<R> mapped = new ArrayList<>(items.size());
    items.forEach(item -> mapped.add(function.apply(item)));
    return with(mapped, token, next == null ? null : next.map(page -> page.mapped(function)));
  }

  /** The same page, with these options for those behind it. */
  Page<T> with(CallOptions options) {
    Call<Page<T>> changed =
        next == null ? null : next.with(options).map(page -> page.with(options));
    return new Page<>(items, token, changed, envelope, answer, unreached);
  }

  /** How many items; they may be private. */
  @Override
  public String toString() {
    return "Page[" + items.size() + (next == null ? " items, the last]" : " items]");
  }
}
