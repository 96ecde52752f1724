// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.forms;

import org.jspecify.annotations.NullMarked;
