// SPDX-License-Identifier: MIT
/** What the transports share; of no use to others. */
@NullMarked
package io.github.fluentado.core.transport.wire;

import org.jspecify.annotations.NullMarked;
