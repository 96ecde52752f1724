// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a query is run.
 *
 * @param team absent for none
 * @param top 0 for no limit
 * @param asOf absent for what the query itself says
 */
record QueryOptions(@Nullable String team, int top, boolean timePrecision, @Nullable Instant asOf) {
  static final QueryOptions NONE = new QueryOptions(null, 0, false, null);

  QueryOptions team(String other) {
    return new QueryOptions(other, top, timePrecision, asOf);
  }

  QueryOptions top(int most) {
    return new QueryOptions(team, most, timePrecision, asOf);
  }

  QueryOptions precise() {
    return new QueryOptions(team, top, true, asOf);
  }

  QueryOptions asOf(Instant time) {
    return new QueryOptions(team, top, true, time);
  }
}
