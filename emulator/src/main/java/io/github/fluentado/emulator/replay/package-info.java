// SPDX-License-Identifier: MIT
/** Records what passes between a client and a service, without its secrets, and serves it again. */
@NullMarked
package io.github.fluentado.emulator.replay;

import org.jspecify.annotations.NullMarked;
