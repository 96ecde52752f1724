// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.wit;

import org.jspecify.annotations.NullMarked;
