// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.conformance;

import org.jspecify.annotations.NullMarked;
