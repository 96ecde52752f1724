// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.discovery;

import org.jspecify.annotations.NullMarked;
