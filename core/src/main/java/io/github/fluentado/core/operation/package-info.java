// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.operation;

import org.jspecify.annotations.NullMarked;
