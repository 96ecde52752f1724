// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that is fetched page by page as it is walked. Nothing is sent before that; at most one
 * page is in memory. It may be walked many times, from any thread; each walk asks anew.
 *
 * <p>Walking may throw {@link AzureDevOpsException}, and so may every method that fetches. The
 * items are those of the service's order. A list that changes meanwhile may show an item twice or
 * not at all where the service pages by position.
 *
 * @param <T> an item
 */
public abstract class Paged<T extends @Nullable Object> implements Iterable<T> {

  /** For operations; users get lists from their doors. */
  protected Paged() {}

  /** The call for the first page. */
  public abstract Call<Page<T>> firstPage();

  /**
   * The call for the page that a token names, to resume where an earlier walk left off. Some
   * services give tokens that live for a short time only.
   *
   * @param token from {@link Page#token} of the same list
   */
  public abstract Call<Page<T>> page(String token);

  /** Walks the items; fetches a page when the walk reaches it. */
  @Override
  public final Iterator<T> iterator() {
    return new ItemIterator<>(pages().iterator());
  }

  /** The items as a sequential stream that fetches as it goes. */
  public final Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** Walks the pages. */
  public final Iterable<Page<T>> pages() {
    return () -> new PageIterator<>(begun());
  }

  /** The first page; what is thrown while its call is made is a failure of that call. */
  final Call<Page<T>> begun() {
    return Call.defer(this::firstPage);
  }

  /** The rest of the list from the page that the token names. */
  public final Paged<T> from(String token) {
    Check.text("token", token);
    return new Part<>(this, page(token));
  }

  /**
   * At most that many items; no page is fetched beyond the one with the last of them.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public final Paged<T> limit(long most) {
    Check.that(most >= 0, "most", "is negative");
    return new Limited<>(this, most);
  }

  /** The same list with another view of its items, which may be null. */
  public final <R extends @Nullable Object> Paged<R> map(
      Function<? super T, ? extends R> function) {
    Check.notNull("function", function);
    return new Changed<>(this, page -> page.map(items -> items.mapped(function)));
  }

  /**
   * A call for each item, so many at a time: the list of what became of each, in order. When the
   * walk reaches a page, the calls for its items run; a failure of one does not stop the others.
   *
   * @param atOnce how many may run beside each other, at least 1
   * @param function makes the call for an item; what it throws is the failure of that item
   */
  public final <R> Paged<Outcome<T, R>> each(
      int atOnce, Function<? super T, ? extends Call<? extends R>> function) {
    Check.positive("atOnce", atOnce);
    Check.notNull("function", function);
    return new Changed<>(this, page -> page.then(items -> settled(items, atOnce, function)));
  }

  private static <T extends @Nullable Object, R> Call<Page<Outcome<T, R>>> settled(
      Page<T> page, int atOnce, Function<? super T, ? extends Call<? extends R>> function) {
    Call<Page<Outcome<T, R>>> next =
        page.next()
            .map(call -> call.then(following -> settled(following, atOnce, function)))
            .orElse(null);
    return Call.<T, R>each(page.items(), atOnce, function)
        .map(outcomes -> page.with(outcomes.all(), page.token().orElse(null), next));
  }

  /**
   * All items as one call. Everything is in memory at the end: mind the size, or {@link #limit}.
   */
  public final Call<List<T>> all() {
    return Call.defer(
        () -> {
          List<T> all = new ArrayList<>();
          return walk(all::add).map(done -> Collections.unmodifiableList(all));
        });
  }

  /**
   * Gives each item to the function, in order, as one call. A page is fetched when the one before
   * it is done with.
   *
   * @param function false to stop: no further page is fetched
   */
  public final Call<Done> walk(Predicate<? super T> function) {
    Check.notNull("function", function);
    return begun().then(page -> walked(page, function));
  }

  // Each page takes the place of the one before: flat, however many there are.
  private static <T extends @Nullable Object> Call<Done> walked(
      Page<T> page, Predicate<? super T> function) {
    for (T item : page.items()) {
      if (!function.test(item)) {
        return Call.of(Done.DONE);
      }
    }
    return page.next()
        .map(call -> call.then(following -> walked(following, function)))
        .orElseGet(() -> Call.of(Done.DONE));
  }

  /**
   * Gives each item to the function, in order, without waiting; the function runs on the client's
   * executor. To stop early, {@link #limit} the list, or run {@link #walk}, whose function may end
   * it.
   */
  public final CompletableFuture<Done> forEachAsync(Consumer<? super T> function) {
    Check.notNull("function", function);
    return walk(item -> {
          function.accept(item);
          return true;
        })
        .executeAsync();
  }

  /**
   * The items for subscribers, each of whom starts a walk of its own. A page is fetched when a
   * subscriber has asked for more than it was given; cancelling stops what is under way.
   * Subscribers are called on the client's executor, or on the thread that asks for more. Every
   * failure arrives as {@code onError}.
   */
  public final Flow.Publisher<T> publisher() {
    return new ItemPublisher<>(this);
  }

  /**
   * The same list with a limit for each of its pages. For the whole of a walk, limit that: {@code
   * list.all().timeout(limit)}.
   *
   * @throws IllegalArgumentException if the limit is not positive
   */
  public Paged<T> timeout(Duration limit) {
    return with(CallOptions.none().timeout(limit));
  }

  /** The same list with one more header on each request; see {@link Call#header}. */
  public Paged<T> header(String name, String value) {
    return with(CallOptions.none().header(name, value));
  }

  /** The same list with one more query parameter on each request; see {@link Call#query}. */
  public Paged<T> query(String name, String value) {
    return with(CallOptions.none().query(name, value));
  }

  /** The same list, asked for in another version of the interface; see {@link Call#apiVersion}. */
  public Paged<T> apiVersion(String version) {
    return with(CallOptions.none().apiVersion(version));
  }

  /** The same list with its own policy for further attempts. */
  public Paged<T> retry(RetryPolicy policy) {
    return with(CallOptions.none().retry(policy));
  }

  /** The same list under other rules than the client's, for each of its requests. */
  public Paged<T> rules(UnaryOperator<Rules> change) {
    return with(CallOptions.none().rules(change));
  }

  /** The same list with all of these options, for each of its requests. */
  public Paged<T> with(CallOptions own) {
    Check.notNull("options", own);
    return new Changed<>(this, page -> page.with(own).map(found -> found.with(own)));
  }

  /** The list from some page on. */
  private static final class Part<T extends @Nullable Object> extends Paged<T> {
    private final Paged<T> whole;
    private final Call<Page<T>> first;

    Part(Paged<T> whole, Call<Page<T>> first) {
      this.whole = whole;
      this.first = first;
    }

    @Override
    public Call<Page<T>> firstPage() {
      return first;
    }

    @Override
    public Call<Page<T>> page(String token) {
      return whole.page(token);
    }
  }

  /** The list with something done to the call of each page. */
  private static final class Changed<T extends @Nullable Object, R extends @Nullable Object>
      extends Paged<R> {
    private final Paged<T> source;
    private final Function<Call<Page<T>>, Call<Page<R>>> change;

    Changed(Paged<T> source, Function<Call<Page<T>>, Call<Page<R>>> change) {
      this.source = source;
      this.change = change;
    }

    @Override
    public Call<Page<R>> firstPage() {
      return change.apply(source.firstPage());
    }

    @Override
    public Call<Page<R>> page(String token) {
      return change.apply(source.page(token));
    }
  }

  private static final class Limited<T extends @Nullable Object> extends Paged<T> {
    private final Paged<T> source;
    private final long most;

    Limited(Paged<T> source, long most) {
      this.source = source;
      this.most = most;
    }

    @Override
    public Call<Page<T>> firstPage() {
      return most == 0 ? Call.of(Page.last(List.of())) : source.firstPage().map(p -> cut(p, most));
    }

    @Override
    public Call<Page<T>> page(String token) {
      return most == 0 ? Call.of(Page.last(List.of())) : source.page(token).map(p -> cut(p, most));
    }

    private static <T extends @Nullable Object> Page<T> cut(Page<T> page, long left) {
      int taken = (int) Math.min(left, page.items().size());
      long rest = left - taken;
      List<T> items = page.items().subList(0, taken);
      return rest == 0 || page.next().isEmpty()
          ? page.with(items, null, null)
          : page.with(
              items, page.token().orElse(null), page.next().get().map(next -> cut(next, rest)));
    }
  }
}
