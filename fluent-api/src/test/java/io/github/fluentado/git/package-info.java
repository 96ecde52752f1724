// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.git;

import org.jspecify.annotations.NullMarked;
