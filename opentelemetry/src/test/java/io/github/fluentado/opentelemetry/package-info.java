// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.opentelemetry;

import org.jspecify.annotations.NullMarked;
