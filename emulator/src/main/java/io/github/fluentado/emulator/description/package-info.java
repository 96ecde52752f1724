// SPDX-License-Identifier: MIT
/**
 * The published description of the service, as far as answering requests needs it. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.description;

import org.jspecify.annotations.NullMarked;
