// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.policy;

import org.jspecify.annotations.NullMarked;
