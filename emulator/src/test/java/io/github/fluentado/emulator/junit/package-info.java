// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.junit;

import org.jspecify.annotations.NullMarked;
