// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.transport;

import org.jspecify.annotations.NullMarked;
