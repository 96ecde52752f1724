// SPDX-License-Identifier: MIT
/** Looks into queries with the emulator's own parser. */
@NullMarked
package io.github.fluentado.emulator.wit.wiql;

import org.jspecify.annotations.NullMarked;
