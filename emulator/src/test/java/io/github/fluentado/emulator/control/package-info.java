// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.control;

import org.jspecify.annotations.NullMarked;
