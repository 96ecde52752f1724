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
import java.util.Map;

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
    return fetch(complete(), Trail.from(null));
  }

  @Override
  public final Call<Page<T>> page(String token) {
    return at(Trail.from(Check.text("token", token)), token);
  }

  private Call<Page<T>> at(Trail trail, String token) {
    Paging paging = paging(invocation);
    boolean position = paging instanceof Paging.ByOffset;
    Check.that(!position || token.matches("\\d{1,18}"), "token", "is no position in this list");
    Invocation asked =
        switch (paging.place()) {
          case QUERY -> complete().query(paging.parameter(), token);
          case HEADER -> complete().header(paging.parameter(), token);
          case BODY -> PagedBody.with(complete(), paging, token);
        };
    return fetch(asked, trail);
  }

  /** With what every page needs, if it was not given. */
  private Invocation complete() {
    Invocation complete = invocation;
    if (paging(invocation) instanceof Paging.ByHeader header) {
      for (Map.Entry<String, String> need : header.needs().entrySet()) {
        if (invocation.given(Place.QUERY, need.getKey()) == null) {
          complete = complete.query(need.getKey(), need.getValue());
        }
      }
    }
    return complete;
  }

  private Call<Page<T>> fetch(Invocation asked, Trail trail) {
    Decoder<Page<T>> decoder =
        response -> {
          PageReader.Read<T> read = reader.read(response);
          Page<T> page =
              page(PagingRule.judge(asked, trail, response, read))
                  .from(response.status(), response.headers());
          return read.envelope() == null ? page : page.within(read.envelope());
        };
    return asked.call(decoder);
  }

  /**
   * The same list at another host of Azure DevOps Services.
   *
   * @throws IllegalArgumentException for a host that may not see the credential
   */
  public final S host(String host) {
    return with(invocation.host(host));
  }

  /** Verb and route; values may be private. */
  @Override
  public final String toString() {
    return invocation.toString();
  }

  private Page<T> page(PagingRule.Verdict<T> verdict) {
    Trail next = verdict.next();
    if (next != null && next.token() != null) {
      return Page.of(verdict.items(), next.token(), at(next, next.token()));
    }
    Page<T> end = Page.last(verdict.items());
    return verdict.later() == null ? end.without(verdict.unreached()) : end.until(verdict.later());
  }
}
