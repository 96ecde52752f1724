// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.feed;

import org.jspecify.annotations.NullMarked;
