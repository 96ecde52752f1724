// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.transport.okhttp;

import org.jspecify.annotations.NullMarked;
