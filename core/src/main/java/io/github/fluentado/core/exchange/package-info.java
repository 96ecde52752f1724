// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.exchange;

import org.jspecify.annotations.NullMarked;
