// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.testplan;

import org.jspecify.annotations.NullMarked;
