// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.client;

import org.jspecify.annotations.NullMarked;
