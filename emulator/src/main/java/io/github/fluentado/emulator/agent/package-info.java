// SPDX-License-Identifier: MIT
/** Agent pools, queues and agents. Not for users. */
@NullMarked
package io.github.fluentado.emulator.agent;

import org.jspecify.annotations.NullMarked;
