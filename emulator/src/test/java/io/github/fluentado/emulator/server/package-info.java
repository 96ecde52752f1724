// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.server;

import org.jspecify.annotations.NullMarked;
