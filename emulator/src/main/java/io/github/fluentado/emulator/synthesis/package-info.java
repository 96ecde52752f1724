// SPDX-License-Identifier: MIT
/**
 * Answers for what is published but implemented by no area and kept by no family: values made from
 * the description. They have the right form and remember nothing. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.synthesis;

import org.jspecify.annotations.NullMarked;
