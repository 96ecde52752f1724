// SPDX-License-Identifier: MIT
/** Pipelines and their runs. {@link io.github.fluentado.pipelines.Pipelines} is the door. */
@NullMarked
package io.github.fluentado.pipelines;

import org.jspecify.annotations.NullMarked;
