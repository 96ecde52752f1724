// SPDX-License-Identifier: MIT
/** Boards of teams. {@link io.github.fluentado.boards.Boards} is the door. */
@NullMarked
package io.github.fluentado.boards;

import org.jspecify.annotations.NullMarked;
