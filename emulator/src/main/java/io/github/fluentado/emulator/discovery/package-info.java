// SPDX-License-Identifier: MIT
/** Tells clients that look paths up by ids where the resources are. Not for users. */
@NullMarked
package io.github.fluentado.emulator.discovery;

import org.jspecify.annotations.NullMarked;
