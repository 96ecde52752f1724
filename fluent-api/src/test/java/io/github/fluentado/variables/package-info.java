// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.variables;

import org.jspecify.annotations.NullMarked;
