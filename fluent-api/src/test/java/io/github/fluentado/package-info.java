// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado;

import org.jspecify.annotations.NullMarked;
