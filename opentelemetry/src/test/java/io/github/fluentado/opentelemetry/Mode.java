// SPDX-License-Identifier: MIT
package io.github.fluentado.opentelemetry;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.error.AzureDevOpsException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Both ways of running. */
enum Mode {
  BLOCKING {
    @Override
    <T> T run(Call<T> call) {
      return call.execute();
    }
  },
  ASYNC {
    @Override
    <T> T run(Call<T> call) {
      try {
        return call.executeAsync().orTimeout(30, TimeUnit.SECONDS).join();
      } catch (CompletionException wrapped) {
        if (wrapped.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw wrapped;
      }
    }
  };

  abstract <T> T run(Call<T> call);

  AzureDevOpsException failure(Call<?> call) {
    try {
      Object value = run(call);
      throw new AssertionError("no failure, but " + value);
    } catch (AzureDevOpsException failure) {
      return failure;
    }
  }
}
