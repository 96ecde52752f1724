// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.Exchanges.Next;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
public abstract class Paged<T> implements Iterable<T> {

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
    return () -> new PageIterator<>(firstPage());
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

  /** The same list with another view of its items. */
  public final <R> Paged<R> map(Function<? super T, ? extends R> function) {
    return new Mapped<>(this, Check.notNull("function", function));
  }

  /**
   * All items as one call. Everything is in memory at the end: mind the size, or {@link #limit}.
   */
  public final Call<List<T>> all() {
    return Call.defer(
        () -> {
          List<T> all = new ArrayList<>();
          return walk(all::add).map(done -> List.copyOf(all));
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
    return new Walk<>(firstPage(), function);
  }

  /** Runs {@link #walk} without waiting; the function runs on the client's executor. */
  public final CompletableFuture<Done> forEachAsync(Predicate<? super T> function) {
    return walk(function).executeAsync();
  }

  /**
   * The items for subscribers, each of whom starts a walk of its own. A page is fetched when a
   * subscriber has asked for more than it was given; cancelling stops what is under way.
   * Subscribers are called on the client's executor, or on the thread that asks for more.
   */
  public final Flow.Publisher<T> publisher() {
    return new ItemPublisher<>(this);
  }

  /** One run of the walk over all pages; flat, however many there are. */
  private static final class Walk<T> extends Call<Done> {
    private final Call<Page<T>> first;
    private final Predicate<? super T> function;

    Walk(Call<Page<T>> first, Predicate<? super T> function) {
      this.first = first;
      this.function = function;
    }

    @Override
    public Exchange<Done> start(CallOptions options) {
      CallOptions shared = options.shared();
      return Exchanges.chain(first.start(shared), page -> follow(page, shared));
    }

    private Next<Page<T>, Done> follow(Page<T> page, CallOptions options) {
      boolean wantsMore = page.items().stream().allMatch(function);
      return wantsMore && page.next().isPresent()
          ? new Next.More<>(page.next().get().start(options))
          : new Next.Last<>(Exchanges.done(Done.DONE));
    }
  }

  /** The list from some page on. */
  private static final class Part<T> extends Paged<T> {
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

  private static final class Mapped<T, R> extends Paged<R> {
    private final Paged<T> source;
    private final Function<? super T, ? extends R> function;

    Mapped(Paged<T> source, Function<? super T, ? extends R> function) {
      this.source = source;
      this.function = function;
    }

    @Override
    public Call<Page<R>> firstPage() {
      return source.firstPage().map(page -> page.mapped(function));
    }

    @Override
    public Call<Page<R>> page(String token) {
      return source.page(token).map(page -> page.mapped(function));
    }
  }

  private static final class Limited<T> extends Paged<T> {
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

    private static <T> Page<T> cut(Page<T> page, long left) {
      int taken = (int) Math.min(left, page.items().size());
      long rest = left - taken;
      List<T> items = page.items().subList(0, taken);
      return rest == 0 || page.next().isEmpty()
          ? Page.last(items)
          : Page.of(
              items, page.token().orElseThrow(), page.next().get().map(next -> cut(next, rest)));
    }
  }
}
