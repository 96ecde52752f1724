// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A list with options of its own: whatever every list can be told leaves it the request it is, so
 * that its own options may follow.
 *
 * @param <T> an item
 * @param <S> the request itself
 */
public abstract class PagedRequest<T, S extends Paged<T>> extends Paged<T> {

  /** For operations; users get requests from their doors. */
  protected PagedRequest() {}

  @Override
  public abstract S with(CallOptions own);

  @Override
  public final S timeout(Duration limit) {
    return with(CallOptions.none().timeout(limit));
  }

  @Override
  public final S header(String name, String value) {
    return with(CallOptions.none().header(name, value));
  }

  @Override
  public final S query(String name, String value) {
    return with(CallOptions.none().query(name, value));
  }

  @Override
  public final S apiVersion(String version) {
    return with(CallOptions.none().apiVersion(version));
  }

  @Override
  public final S retry(RetryPolicy policy) {
    return with(CallOptions.none().retry(policy));
  }

  @Override
  public final S rules(UnaryOperator<Rules> change) {
    return with(CallOptions.none().rules(change));
  }
}
