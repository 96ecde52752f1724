// SPDX-License-Identifier: MIT
/** Teams and their iterations. {@link io.github.fluentado.teams.Teams} is the door. */
@NullMarked
package io.github.fluentado.teams;

import org.jspecify.annotations.NullMarked;
