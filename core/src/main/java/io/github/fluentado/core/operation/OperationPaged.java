// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.PagedRequest;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Decoder;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Model;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation with its values: a list in pages.
 *
 * @param <T> an item
 * @param <S> the request itself
 */
public abstract class OperationPaged<T, S extends OperationPaged<T, S>> extends PagedRequest<T, S> {
  private final Invocation invocation;
  private final PageReader<T> reader;

  /** For an operation that answers with the list itself. */
  protected OperationPaged(Invocation invocation, Codec<T> item) {
    Codec<List<T>> list = Codec.wrappedList(item);
    this.invocation = invocation;
    this.reader = PageReader.list(list);
  }

  /**
   * For an operation that answers with an object around the list.
   *
   * @param type of an item
   */
  protected OperationPaged(
      Invocation invocation, Codec<? extends Model> envelope, Class<? super T> type) {
    this.invocation = invocation;
    this.reader = PageReader.within(envelope, paging(invocation).items(), type);
  }

  private static Paging paging(Invocation invocation) {
    return Check.notNull("paging", invocation.operation().paging());
  }

  /** The same request with other values. */
  protected abstract S with(Invocation other);

  @Override
  public final S with(CallOptions own) {
    return with(invocation.with(own));
  }

  /** The operation with the values given so far. */
  public final Invocation invocation() {
    return invocation;
  }

  @Override
  public final Call<Page<T>> firstPage() {
    return fetch(invocation, null);
  }

  @Override
  public final Call<Page<T>> page(String token) {
    return fetch(paged(Check.text("token", token)), token);
  }

  private Invocation paged(String token) {
    Paging paging = paging(invocation);
    boolean position = paging instanceof Paging.ByOffset;
    Check.that(!position || token.matches("\\d{1,18}"), "token", "is no position in this list");
    return switch (paging.place()) {
      case QUERY -> invocation.query(paging.parameter(), token);
      case HEADER -> invocation.header(paging.parameter(), token);
      case BODY -> PagedBody.with(invocation, paging, token);
    };
  }

  private Call<Page<T>> fetch(Invocation asked, @Nullable String token) {
    Decoder<Page<T>> decoder =
        response -> {
          PageReader.Read<T> read = reader.read(response);
          Optional<String> next = PagingRule.next(asked, token, response, read);
          Page<T> page =
              next.map(found -> Page.of(read.items(), found, page(found)))
                  .orElseGet(() -> Page.last(read.items()));
          Page<T> answered = page.from(response.status(), response.headers());
          return read.envelope() == null ? answered : answered.within(read.envelope());
        };
    return asked.call(decoder);
  }

  /** Verb and route; values may be private. */
  @Override
  public final String toString() {
    return invocation.toString();
  }
}
