// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.security;

import org.jspecify.annotations.NullMarked;
