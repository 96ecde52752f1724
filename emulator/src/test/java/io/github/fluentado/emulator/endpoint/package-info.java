// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.endpoint;

import org.jspecify.annotations.NullMarked;
