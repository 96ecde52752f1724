// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.dashboard;

import org.jspecify.annotations.NullMarked;
