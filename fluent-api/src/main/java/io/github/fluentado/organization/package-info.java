// SPDX-License-Identifier: MIT
/** The organization itself: its projects, who calls, and its audit log. */
@NullMarked
package io.github.fluentado.organization;

import org.jspecify.annotations.NullMarked;
