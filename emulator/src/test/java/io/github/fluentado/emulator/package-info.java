// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator;

import org.jspecify.annotations.NullMarked;
