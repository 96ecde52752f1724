// SPDX-License-Identifier: MIT
/** Test runs and their results. Not for users. */
@NullMarked
package io.github.fluentado.emulator.testrun;

import org.jspecify.annotations.NullMarked;
