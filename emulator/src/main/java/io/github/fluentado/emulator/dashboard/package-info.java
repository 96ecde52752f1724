// SPDX-License-Identifier: MIT
/** Dashboards of projects and teams, with the widgets on them. Not for users. */
@NullMarked
package io.github.fluentado.emulator.dashboard;

import org.jspecify.annotations.NullMarked;
