// SPDX-License-Identifier: MIT
/** Reads YAML, and JSON as the part of it that it is. Not for users. */
@NullMarked
package io.github.fluentado.emulator.yaml;

import org.jspecify.annotations.NullMarked;
