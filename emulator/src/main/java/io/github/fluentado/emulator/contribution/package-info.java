// SPDX-License-Identifier: MIT
/** What pages of the service ask for by names of contributions. Not for users. */
@NullMarked
package io.github.fluentado.emulator.contribution;

import org.jspecify.annotations.NullMarked;
