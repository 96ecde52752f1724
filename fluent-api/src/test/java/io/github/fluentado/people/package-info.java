// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.people;

import org.jspecify.annotations.NullMarked;
