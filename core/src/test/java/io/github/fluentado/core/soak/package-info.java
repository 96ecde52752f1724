// SPDX-License-Identifier: MIT
/**
 * A program that runs the client for long against a server full of faults; see {@code
 * scripts/soak}.
 */
@NullMarked
package io.github.fluentado.core.soak;

import org.jspecify.annotations.NullMarked;
