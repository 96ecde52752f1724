// SPDX-License-Identifier: MIT
/** Component governance. Not for users. */
@NullMarked
package io.github.fluentado.emulator.governance;

import org.jspecify.annotations.NullMarked;
