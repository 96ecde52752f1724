// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

/**
 * Events that have no filter of their own here. Say the version of the resource by {@link
 * #resourceVersion}; without, the service takes its newest.
 */
public final class OtherFilter extends HookFilter<OtherFilter> {
  OtherFilter(FilterState state) {
    super(state);
  }

  @Override
  OtherFilter with(FilterState other) {
    return new OtherFilter(other);
  }
}
