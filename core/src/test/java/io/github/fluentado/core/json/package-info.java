// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.json;

import org.jspecify.annotations.NullMarked;
