// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.work;

import org.jspecify.annotations.NullMarked;
