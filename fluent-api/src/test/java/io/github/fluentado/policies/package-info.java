// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.policies;

import org.jspecify.annotations.NullMarked;
