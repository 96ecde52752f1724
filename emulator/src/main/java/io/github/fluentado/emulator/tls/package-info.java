// SPDX-License-Identifier: MIT
/** An authority of the emulator's own, and the certificates it makes. Not for users. */
@NullMarked
package io.github.fluentado.emulator.tls;

import org.jspecify.annotations.NullMarked;
