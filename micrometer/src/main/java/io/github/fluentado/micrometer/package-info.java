// SPDX-License-Identifier: MIT
/** Measures what a client does, with Micrometer. */
@NullMarked
package io.github.fluentado.micrometer;

import org.jspecify.annotations.NullMarked;
