// SPDX-License-Identifier: MIT
/** Proves that the check notices what it is there for. */
@NullMarked
package io.github.fluentado.spec.check;

import org.jspecify.annotations.NullMarked;
