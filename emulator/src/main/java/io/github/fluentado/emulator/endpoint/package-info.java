// SPDX-License-Identifier: MIT
/** Service endpoints. Not for users. */
@NullMarked
package io.github.fluentado.emulator.endpoint;

import org.jspecify.annotations.NullMarked;
