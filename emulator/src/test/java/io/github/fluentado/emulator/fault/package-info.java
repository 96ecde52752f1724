// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.fault;

import org.jspecify.annotations.NullMarked;
