// SPDX-License-Identifier: MIT
/** Pull requests and all that hangs on them. Not for users. */
@NullMarked
package io.github.fluentado.emulator.pullrequest;

import org.jspecify.annotations.NullMarked;
