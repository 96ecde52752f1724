// SPDX-License-Identifier: MIT
/** The time in an emulator, which can be moved, and what makes that happen which is due by it. */
@NullMarked
package io.github.fluentado.emulator.clock;

import org.jspecify.annotations.NullMarked;
