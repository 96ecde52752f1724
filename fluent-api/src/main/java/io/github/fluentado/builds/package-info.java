// SPDX-License-Identifier: MIT
/** Builds and their definitions. {@link io.github.fluentado.builds.Builds} is the door. */
@NullMarked
package io.github.fluentado.builds;

import org.jspecify.annotations.NullMarked;
