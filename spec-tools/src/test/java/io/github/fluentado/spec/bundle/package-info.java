// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.spec.bundle;

import org.jspecify.annotations.NullMarked;
