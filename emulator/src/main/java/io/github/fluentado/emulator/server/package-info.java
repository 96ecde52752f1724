// SPDX-License-Identifier: MIT
/**
 * Routing, sign-in, versions and error bodies, common to all areas of the service. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.server;

import org.jspecify.annotations.NullMarked;
