// SPDX-License-Identifier: MIT
/** A world that tests script: answers, tokens and time. */
@NullMarked
package io.github.fluentado.core.testing;

import org.jspecify.annotations.NullMarked;
