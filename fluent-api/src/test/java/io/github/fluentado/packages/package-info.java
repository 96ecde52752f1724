// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.packages;

import org.jspecify.annotations.NullMarked;
