// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.hooks;

import org.jspecify.annotations.NullMarked;
