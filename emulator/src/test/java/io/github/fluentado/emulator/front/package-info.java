// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.front;

import org.jspecify.annotations.NullMarked;
