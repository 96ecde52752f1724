// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core;

import org.jspecify.annotations.NullMarked;
