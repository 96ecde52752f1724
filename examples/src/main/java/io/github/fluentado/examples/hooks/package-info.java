// SPDX-License-Identifier: MIT
/** Receivers of service hooks, to copy from. */
@NullMarked
package io.github.fluentado.examples.hooks;

import org.jspecify.annotations.NullMarked;
