// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.security;

import org.jspecify.annotations.NullMarked;
