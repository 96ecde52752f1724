// SPDX-License-Identifier: MIT
/**
 * Answers for what is published but implemented by no area: values made from the description. They
 * have the right form and remember nothing. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.synthesis;

import org.jspecify.annotations.NullMarked;
