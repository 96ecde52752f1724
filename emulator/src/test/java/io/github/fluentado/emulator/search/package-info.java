// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.search;

import org.jspecify.annotations.NullMarked;
