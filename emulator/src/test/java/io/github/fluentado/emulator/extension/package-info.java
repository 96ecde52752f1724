// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.extension;

import org.jspecify.annotations.NullMarked;
