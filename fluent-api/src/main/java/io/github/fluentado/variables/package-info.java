// SPDX-License-Identifier: MIT
/** Groups of variables. {@link io.github.fluentado.variables.VariableGroups} is the door. */
@NullMarked
package io.github.fluentado.variables;

import org.jspecify.annotations.NullMarked;
