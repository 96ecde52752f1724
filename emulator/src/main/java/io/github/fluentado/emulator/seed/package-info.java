// SPDX-License-Identifier: MIT
/**
 * Puts what a seed document describes into an emulator, through the emulator's own REST routes. Not
 * for users.
 */
@NullMarked
package io.github.fluentado.emulator.seed;

import org.jspecify.annotations.NullMarked;
