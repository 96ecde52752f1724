// SPDX-License-Identifier: MIT
/** Search over work items, code and wikis, as far as the emulator holds them. Not for users. */
@NullMarked
package io.github.fluentado.emulator.search;

import org.jspecify.annotations.NullMarked;
