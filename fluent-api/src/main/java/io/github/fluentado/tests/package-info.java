// SPDX-License-Identifier: MIT
/** Test runs and their results. {@link io.github.fluentado.tests.TestRuns} is the door. */
@NullMarked
package io.github.fluentado.tests;

import org.jspecify.annotations.NullMarked;
