// SPDX-License-Identifier: MIT
/** What a program may say of how its calls run, and sees of a run. */
@NullMarked
package io.github.fluentado.core.run;

import org.jspecify.annotations.NullMarked;
