// SPDX-License-Identifier: MIT
/** Security namespaces and access-control lists. Not for users. */
@NullMarked
package io.github.fluentado.emulator.security;

import org.jspecify.annotations.NullMarked;
