// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.description;

import org.jspecify.annotations.NullMarked;
