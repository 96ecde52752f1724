// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.work;

import org.jspecify.annotations.NullMarked;
