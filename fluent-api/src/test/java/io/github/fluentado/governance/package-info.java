// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.governance;

import org.jspecify.annotations.NullMarked;
