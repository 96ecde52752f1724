// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.examples.start;

import org.jspecify.annotations.NullMarked;
