// SPDX-License-Identifier: MIT
/** Files of packages in feeds. */
@NullMarked
package io.github.fluentado.packages;

import org.jspecify.annotations.NullMarked;
