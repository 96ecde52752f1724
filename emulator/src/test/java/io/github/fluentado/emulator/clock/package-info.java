// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.clock;

import org.jspecify.annotations.NullMarked;
