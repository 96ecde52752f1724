// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.replay;

import org.jspecify.annotations.NullMarked;
