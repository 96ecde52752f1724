// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Response;
import io.github.fluentado.core.exchange.Decoder;
import io.github.fluentado.core.exchange.Exchange;
import java.util.OptionalInt;

/** One operation with its values: a call. */
public abstract class OperationCall<T> extends Call<T> {
  private final Invocation invocation;
  private final Result<T> result;

  protected OperationCall(Invocation invocation, Result<T> result) {
    this.invocation = invocation;
    this.result = result;
  }

  /** The operation with the values given so far. */
  protected final Invocation invocation() {
    return invocation;
  }

  @Override
  public Exchange<T> start(CallOptions options) {
    Decoder<T> decoder = result.decoder(invocation.operation());
    return result.orAbsent(invocation.connection().call(invocation.plan(), decoder).start(options));
  }

  /**
   * The same call, safe to send again when its answer was lost: a second arrival would be refused,
   * as the body tests the revision that it expects.
   */
  public final Call<T> guarded() {
    return invocation
        .connection()
        .call(invocation.guarded().plan(), result.decoder(invocation.operation()));
  }

  /** The same call at another host of Azure DevOps Services. */
  public final Call<T> host(String host) {
    return new Elsewhere<>(invocation.host(host), result);
  }

  private static final class Elsewhere<T> extends OperationCall<T> {
    Elsewhere(Invocation invocation, Result<T> result) {
      super(invocation, result);
    }
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
    String given = invocation.given(Place.QUERY, limit.parameter());
    return OptionalInt.of(given == null ? limit.standard() : Integer.parseInt(given));
  }

  /** The same call with status, headers and correlation ids beside the value. */
  public final Call<Response<T>> withResponse() {
    Decoder<T> decoder = result.decoder(invocation.operation());
    return invocation
        .connection()
        .call(
            invocation.plan(),
            answer -> new Response<>(decoder.decode(answer), answer.status(), answer.headers()));
  }
}
