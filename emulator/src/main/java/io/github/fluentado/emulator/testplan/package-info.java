// SPDX-License-Identifier: MIT
/** Test plans with their suites, test cases and points. Not for users. */
@NullMarked
package io.github.fluentado.emulator.testplan;

import org.jspecify.annotations.NullMarked;
