// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.emulator.yaml;

import org.jspecify.annotations.NullMarked;
