// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import io.github.fluentado.core.Call;
import java.util.function.Predicate;

/**
 * A call whose result is known beforehand.
 *
 * @param right whether the result is as it must be
 * @param mark number of the change that it makes; 0 for none
 */
record Errand<T>(String what, Call<T> call, Predicate<T> right, long mark) {
  static <T> Errand<T> read(String what, Call<T> call, Predicate<T> right) {
    return new Errand<>(what, call, right, 0);
  }
}
