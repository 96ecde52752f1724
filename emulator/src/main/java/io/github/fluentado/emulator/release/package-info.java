// SPDX-License-Identifier: MIT
/**
 * Release definitions, releases with their environments, deployments and approvals. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.release;

import org.jspecify.annotations.NullMarked;
