// SPDX-License-Identifier: MIT
/** Definitions of the tasks that pipelines are made of. Not for users. */
@NullMarked
package io.github.fluentado.emulator.task;

import org.jspecify.annotations.NullMarked;
