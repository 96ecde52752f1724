// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.examples.hooks;

import org.jspecify.annotations.NullMarked;
