// SPDX-License-Identifier: MIT
/** What must not be written down or shown, and how it is found. */
@NullMarked
package io.github.fluentado.emulator.secrets;

import org.jspecify.annotations.NullMarked;
