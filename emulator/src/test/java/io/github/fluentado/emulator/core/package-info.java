// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.core;

import org.jspecify.annotations.NullMarked;
