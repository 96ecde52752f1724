// SPDX-License-Identifier: MIT
/** Permissions. {@link io.github.fluentado.security.Security} is the door. */
@NullMarked
package io.github.fluentado.security;

import org.jspecify.annotations.NullMarked;
