// SPDX-License-Identifier: MIT
/** Failures on demand: which requests they strike, and what then happens to them. */
@NullMarked
package io.github.fluentado.emulator.fault;

import org.jspecify.annotations.NullMarked;
