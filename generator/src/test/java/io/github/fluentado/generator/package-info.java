// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.generator;

import org.jspecify.annotations.NullMarked;
