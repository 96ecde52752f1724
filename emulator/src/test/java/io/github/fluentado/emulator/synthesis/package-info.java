// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.synthesis;

import org.jspecify.annotations.NullMarked;
