// SPDX-License-Identifier: MIT
/** A small client as the generator writes them, some of it with faults. */
@NullMarked
package io.github.fluentado.conformance.zoo;

import org.jspecify.annotations.NullMarked;
