// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.graph;

import org.jspecify.annotations.NullMarked;
