// SPDX-License-Identifier: MIT
/** Packages in feeds, by the protocols of their clients and by REST. Not for users. */
@NullMarked
package io.github.fluentado.emulator.feed;

import org.jspecify.annotations.NullMarked;
