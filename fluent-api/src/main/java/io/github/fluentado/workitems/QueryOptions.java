// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import org.jspecify.annotations.Nullable;

/**
 * How a query is run.
 *
 * @param team absent for none
 * @param top 0 for no limit
 */
record QueryOptions(@Nullable String team, int top, boolean timePrecision) {
  static final QueryOptions NONE = new QueryOptions(null, 0, false);
}
