// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.hard;

import org.jspecify.annotations.NullMarked;
