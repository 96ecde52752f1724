// SPDX-License-Identifier: MIT
/** The organization, its people, projects and teams. Not for users. */
@NullMarked
package io.github.fluentado.emulator.core;

import org.jspecify.annotations.NullMarked;
