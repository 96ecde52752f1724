// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.governance;

import org.jspecify.annotations.NullMarked;
