// SPDX-License-Identifier: MIT
/** Wikis and their pages. Not for users. */
@NullMarked
package io.github.fluentado.emulator.wiki;

import org.jspecify.annotations.NullMarked;
