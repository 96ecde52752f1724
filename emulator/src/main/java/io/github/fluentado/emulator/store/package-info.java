// SPDX-License-Identifier: MIT
/**
 * What an emulator remembers: collections that note how each change is taken back. All state lives
 * in them, so that a refused request leaves no trace and a snapshot forgets nothing.
 */
@NullMarked
package io.github.fluentado.emulator.store;

import org.jspecify.annotations.NullMarked;
