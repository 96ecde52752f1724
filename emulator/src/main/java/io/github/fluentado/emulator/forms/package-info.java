// SPDX-License-Identifier: MIT
/**
 * The forms in which clients may send and ask for the same thing: numbers of enums, dates of HTTP,
 * and what parameters of {@code Accept} say. Areas see only the usual form. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.forms;

import org.jspecify.annotations.NullMarked;
