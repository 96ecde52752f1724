// SPDX-License-Identifier: MIT
/** Settings, iterations and boards of teams. Not for users. */
@NullMarked
package io.github.fluentado.emulator.work;

import org.jspecify.annotations.NullMarked;
