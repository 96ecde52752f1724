// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.text;

import org.jspecify.annotations.NullMarked;
