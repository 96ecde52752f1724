// SPDX-License-Identifier: MIT
/**
 * A test for each call of another client's whole surface: what the same task looks like here, and
 * what goes out for it.
 */
@NullMarked
package io.github.fluentado.surface;

import org.jspecify.annotations.NullMarked;
