// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.store;

import org.jspecify.annotations.NullMarked;
