// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.teams;

import org.jspecify.annotations.NullMarked;
