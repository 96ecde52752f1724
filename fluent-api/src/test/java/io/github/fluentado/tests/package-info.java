// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.tests;

import org.jspecify.annotations.NullMarked;
