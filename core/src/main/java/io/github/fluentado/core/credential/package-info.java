// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.core.credential;

import org.jspecify.annotations.NullMarked;
