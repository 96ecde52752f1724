// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.testrun;

import org.jspecify.annotations.NullMarked;
