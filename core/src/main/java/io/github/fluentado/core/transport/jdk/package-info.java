// SPDX-License-Identifier: MIT
/** A transport on the HTTP client of the JDK. */
@NullMarked
package io.github.fluentado.core.transport.jdk;

import org.jspecify.annotations.NullMarked;
