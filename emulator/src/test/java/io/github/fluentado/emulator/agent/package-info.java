// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.agent;

import org.jspecify.annotations.NullMarked;
