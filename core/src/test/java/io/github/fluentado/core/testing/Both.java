// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.error.AzureDevOpsException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two ways to run a call. */
public enum Both {
  BLOCKING {
    @Override
    public <T> T run(Call<T> call) {
      return call.execute();
    }
  },
  ASYNC {
    @Override
    public <T> T run(Call<T> call) {
      try {
        return call.executeAsync().get(30, TimeUnit.SECONDS);
      } catch (ExecutionException | CompletionException failed) {
        if (failed.getCause() instanceof RuntimeException known) {
          throw known;
        }
        throw new AssertionError(failed);
      } catch (InterruptedException | TimeoutException late) {
        throw new AssertionError("the run does not end", late);
      }
    }
  };

  public abstract <T> T run(Call<T> call);

  /** The failure of the call. */
  public AzureDevOpsException failure(Call<?> call) {
    try {
      Object value = run(call);
      throw new AssertionError("expected a failure, got " + Objects.toString(value));
    } catch (AzureDevOpsException expected) {
      return expected;
    }
  }
}
