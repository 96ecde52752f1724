// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.release;

import org.jspecify.annotations.NullMarked;
