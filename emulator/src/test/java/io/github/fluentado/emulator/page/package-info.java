// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.page;

import org.jspecify.annotations.NullMarked;
