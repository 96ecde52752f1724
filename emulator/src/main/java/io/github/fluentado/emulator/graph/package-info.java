// SPDX-License-Identifier: MIT
/** Users, groups and memberships, and identities. Not for users. */
@NullMarked
package io.github.fluentado.emulator.graph;

import org.jspecify.annotations.NullMarked;
