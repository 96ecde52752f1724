// SPDX-License-Identifier: MIT
/**
 * An Azure DevOps in memory, on loopback, for tests, examples and demos.
 *
 * <p>Start with {@link io.github.fluentado.emulator.Emulator}. The packages below this one are its
 * inside and may change at any time.
 */
@NullMarked
package io.github.fluentado.emulator;

import org.jspecify.annotations.NullMarked;
