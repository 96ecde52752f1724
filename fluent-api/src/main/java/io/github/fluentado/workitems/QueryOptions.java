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
 * @param atOnce requests beside each other, where there are several
 */
record QueryOptions(
    @Nullable String team, int top, boolean timePrecision, @Nullable Instant asOf, int atOnce) {
  static final QueryOptions NONE = new QueryOptions(null, 0, false, null, 1);

  QueryOptions team(String other) {
    return new QueryOptions(other, top, timePrecision, asOf, atOnce);
  }

  QueryOptions top(int most) {
    return new QueryOptions(team, most, timePrecision, asOf, atOnce);
  }

  QueryOptions precise() {
    return new QueryOptions(team, top, true, asOf, atOnce);
  }

  QueryOptions asOf(Instant time) {
    return new QueryOptions(team, top, true, time, atOnce);
  }

  QueryOptions atOnce(int requests) {
    return new QueryOptions(team, top, timePrecision, asOf, requests);
  }
}
