// SPDX-License-Identifier: MIT
/** Steers an emulator by HTTP, below {@code /_emulator}. */
@NullMarked
package io.github.fluentado.emulator.control;

import org.jspecify.annotations.NullMarked;
