// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.audit;

import org.jspecify.annotations.NullMarked;
