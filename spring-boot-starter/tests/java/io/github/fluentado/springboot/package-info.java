// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.springboot;

import org.jspecify.annotations.NullMarked;
