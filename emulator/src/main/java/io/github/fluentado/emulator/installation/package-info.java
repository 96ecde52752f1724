// SPDX-License-Identifier: MIT
/**
 * Puts an emulator together from its settings: the state, the areas with their routes, what stands
 * in front of them, and the listener.
 */
@NullMarked
package io.github.fluentado.emulator.installation;

import org.jspecify.annotations.NullMarked;
