// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.micrometer;

import org.jspecify.annotations.NullMarked;
