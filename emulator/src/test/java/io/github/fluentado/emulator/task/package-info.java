// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.task;

import org.jspecify.annotations.NullMarked;
