// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.pullrequest;

import org.jspecify.annotations.NullMarked;
