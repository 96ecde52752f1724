// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.builds;

import org.jspecify.annotations.NullMarked;
