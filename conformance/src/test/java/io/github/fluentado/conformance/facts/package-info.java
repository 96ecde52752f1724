// SPDX-License-Identifier: MIT
/** Proves, operation by operation, that the client honours what is known of the wire. */
@NullMarked
package io.github.fluentado.conformance.facts;

import org.jspecify.annotations.NullMarked;
