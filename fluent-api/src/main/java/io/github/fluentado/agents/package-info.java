// SPDX-License-Identifier: MIT
/** Agent pools and agents. {@link io.github.fluentado.agents.Agents} is the door. */
@NullMarked
package io.github.fluentado.agents;

import org.jspecify.annotations.NullMarked;
