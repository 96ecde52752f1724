// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.seed;

import org.jspecify.annotations.NullMarked;
