// SPDX-License-Identifier: MIT
/** The audit log. Not for users. */
@NullMarked
package io.github.fluentado.emulator.audit;

import org.jspecify.annotations.NullMarked;
