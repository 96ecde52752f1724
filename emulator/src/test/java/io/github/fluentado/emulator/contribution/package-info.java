// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.contribution;

import org.jspecify.annotations.NullMarked;
