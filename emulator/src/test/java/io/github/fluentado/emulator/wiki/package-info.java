// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.wiki;

import org.jspecify.annotations.NullMarked;
