// SPDX-License-Identifier: MIT
/** Traces what a client does, with OpenTelemetry. */
@NullMarked
package io.github.fluentado.opentelemetry;

import org.jspecify.annotations.NullMarked;
