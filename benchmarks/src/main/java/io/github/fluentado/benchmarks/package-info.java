// SPDX-License-Identifier: MIT
/** What the library costs, as ratios to hand-written clients and a peer, taken in the same run. */
@NullMarked
package io.github.fluentado.benchmarks;

import org.jspecify.annotations.NullMarked;
