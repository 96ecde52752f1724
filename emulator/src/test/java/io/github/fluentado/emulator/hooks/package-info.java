// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.hooks;

import org.jspecify.annotations.NullMarked;
