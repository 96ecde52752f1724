// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.http;

import org.jspecify.annotations.NullMarked;
