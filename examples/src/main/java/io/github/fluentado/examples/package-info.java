// SPDX-License-Identifier: MIT
/** One small program per task. Each runs against the emulator, and against an organization. */
@NullMarked
package io.github.fluentado.examples;

import org.jspecify.annotations.NullMarked;
