// SPDX-License-Identifier: MIT
/**
 * Remembers what is written to resources that no area has rules for: made, got, listed, changed and
 * deleted as their paths and schemas tell. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.keeper;

import org.jspecify.annotations.NullMarked;
