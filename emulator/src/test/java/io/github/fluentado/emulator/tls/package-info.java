// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.tls;

import org.jspecify.annotations.NullMarked;
