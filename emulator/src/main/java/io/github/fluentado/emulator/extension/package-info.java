// SPDX-License-Identifier: MIT
/** Installed extensions, and the documents that extensions keep. Not for users. */
@NullMarked
package io.github.fluentado.emulator.extension;

import org.jspecify.annotations.NullMarked;
