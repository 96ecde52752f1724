// SPDX-License-Identifier: MIT
/** Build definitions and builds, with timeline, logs, artifacts, tags and leases. Not for users. */
@NullMarked
package io.github.fluentado.emulator.build;

import org.jspecify.annotations.NullMarked;
