// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.drive;

import org.jspecify.annotations.NullMarked;
