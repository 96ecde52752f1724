// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.compat;

import org.jspecify.annotations.NullMarked;
