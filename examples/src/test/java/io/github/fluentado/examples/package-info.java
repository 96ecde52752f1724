// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.examples;

import org.jspecify.annotations.NullMarked;
