// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.exchange.Exchange;
import java.util.OptionalInt;

/**
 * One operation with its values: a call.
 *
 * @param <T> the result
 * @param <S> the request itself
 */
public abstract class OperationCall<T, S extends OperationCall<T, S>> extends CallRequest<T, S> {
  private final Invocation invocation;
  private final Result<T> result;

  protected OperationCall(Invocation invocation, Result<T> result) {
    this.invocation = invocation;
    this.result = result;
  }

  /** The same request with other values. */
  protected abstract S with(Invocation other);

  /** The operation with the values given so far. */
  public final Invocation invocation() {
    return invocation;
  }

  @SuppressWarnings("exports")
  @Override
  public final Exchange<T> start(CallOptions options) {
    return invocation.call(result.decoder(invocation.operation())).start(options);
  }

  /** This as a part of another request; see {@link Part#of}. */
  final Part<T> within() {
    return invocation.part(result.decoder(invocation.operation()));
  }

  @Override
  public final S with(CallOptions own) {
    return with(invocation.with(own));
  }

  /**
   * The same request, safe to send again when its answer was lost: a second arrival would be
   * refused, as the body tests the revision that it expects.
   */
  public final S guarded() {
    return with(invocation.guarded());
  }

  /**
   * The same request at another host of Azure DevOps Services.
   *
   * @throws IllegalArgumentException for a host that may not see the credential
   */
  public final S host(String host) {
    return with(invocation.host(host));
  }

  /**
   * How many items come at most, where a list does not go on in pages: as was asked for, or the
   * service's own number. A list of that length may be cut. Absent if nothing bounds the list, or
   * nothing is known of it.
   */
  public final OptionalInt mostItems() {
    Operation.Limit limit = invocation.operation().limit();
    if (limit == null) {
      return OptionalInt.empty();
    }
    String name = limit.parameter();
    String given = name == null ? null : invocation.given(Place.QUERY, name);
    return OptionalInt.of(given == null ? limit.standard() : Integer.parseInt(given));
  }

  /** Verb and route; values may be private. */
  @Override
  public final String toString() {
    return invocation.toString();
  }
}
