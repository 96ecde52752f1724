// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.git;

import org.jspecify.annotations.NullMarked;
