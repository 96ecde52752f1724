// SPDX-License-Identifier: MIT
/** Service hooks: subscriptions, and notifications that are really sent. Not for users. */
@NullMarked
package io.github.fluentado.emulator.hooks;

import org.jspecify.annotations.NullMarked;
