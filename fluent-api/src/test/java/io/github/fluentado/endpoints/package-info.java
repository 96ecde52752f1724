// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.endpoints;

import org.jspecify.annotations.NullMarked;
