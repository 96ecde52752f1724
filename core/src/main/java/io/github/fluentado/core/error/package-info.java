// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.error;

import org.jspecify.annotations.NullMarked;
