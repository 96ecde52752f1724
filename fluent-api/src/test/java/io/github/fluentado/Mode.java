// SPDX-License-Identifier: MIT
package io.github.fluentado;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.error.AzureDevOpsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Both ways of running, for scenarios that must go the same in either. */
public enum Mode {
  BLOCKING {
    @Override
    public <T> T run(Call<T> call) {
      return call.execute();
    }

    @Override
    public <T> void walk(Paged<T> list, Predicate<T> goOn) {
      for (T item : list) {
        if (!goOn.test(item)) {
          return;
        }
      }
    }
  },
  ASYNC {
    @Override
    public <T> T run(Call<T> call) {
      return joined(call.executeAsync());
    }

    @Override
    public <T> void walk(Paged<T> list, Predicate<T> goOn) {
      joined(list.walk(goOn).executeAsync());
    }
  };

  public abstract <T> T run(Call<T> call);

  /** Gives each item to the function until it says no. */
  public abstract <T> void walk(Paged<T> list, Predicate<T> goOn);

  public <T> List<T> all(Paged<T> list) {
    List<T> all = new ArrayList<>();
    walk(list, all::add);
    return all;
  }

  /** The failure that the call ends with. */
  public AzureDevOpsException failure(Call<?> call) {
    try {
      Object value = run(call);
      throw new AssertionError("no failure, but " + value);
    } catch (AzureDevOpsException failure) {
      return failure;
    }
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.orTimeout(30, TimeUnit.SECONDS).join();
    } catch (CompletionException wrapped) {
      if (wrapped.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw wrapped;
    }
  }
}
