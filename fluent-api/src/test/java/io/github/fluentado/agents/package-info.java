// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.agents;

import org.jspecify.annotations.NullMarked;
