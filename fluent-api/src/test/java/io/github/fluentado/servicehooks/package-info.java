// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.servicehooks;

import org.jspecify.annotations.NullMarked;
