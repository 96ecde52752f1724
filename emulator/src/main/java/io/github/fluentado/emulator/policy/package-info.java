// SPDX-License-Identifier: MIT
/** Branch policies: types, configurations, evaluations. Not for users. */
@NullMarked
package io.github.fluentado.emulator.policy;

import org.jspecify.annotations.NullMarked;
