// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Response;
import io.github.fluentado.core.exchange.Decoder;
import io.github.fluentado.core.exchange.Exchange;

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
    return invocation.connection().call(invocation.plan(), decoder).start(options);
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
