// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.organization;

import org.jspecify.annotations.NullMarked;
