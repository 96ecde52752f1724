// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.pipelines;

import org.jspecify.annotations.NullMarked;
