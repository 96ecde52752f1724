// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.build;

import org.jspecify.annotations.NullMarked;
