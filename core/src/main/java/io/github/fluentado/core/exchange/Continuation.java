// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import org.jspecify.annotations.Nullable;

/** How a run goes on when a part of it has ended. */
public interface Continuation<A, T> {
  /** After a result. */
  Exchange<T> done(A value);

  /** After a failure; null lets the failure be. */
  default @Nullable Exchange<T> failed(AzureDevOpsException error) {
    return null;
  }

  /** The run is over and will not come here: free what is held. Must not block. */
  default void abandoned() {}
}
