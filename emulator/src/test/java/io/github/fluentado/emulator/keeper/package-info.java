// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.keeper;

import org.jspecify.annotations.NullMarked;
