// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.observability;

import org.jspecify.annotations.NullMarked;
