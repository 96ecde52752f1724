// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.command;

import org.jspecify.annotations.NullMarked;
