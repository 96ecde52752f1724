// SPDX-License-Identifier: MIT
/** The command that runs an emulator: its options, and the line that it says. */
@NullMarked
package io.github.fluentado.emulator.command;

import org.jspecify.annotations.NullMarked;
