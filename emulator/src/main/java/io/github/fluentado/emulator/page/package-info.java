// SPDX-License-Identifier: MIT
/** The page below {@code /_emulator/} that shows what an emulator does and holds. */
@NullMarked
package io.github.fluentado.emulator.page;

import org.jspecify.annotations.NullMarked;
