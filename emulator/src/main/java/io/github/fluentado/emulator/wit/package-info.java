// SPDX-License-Identifier: MIT
/**
 * Work item tracking: items, their rules and history, queries, nodes, attachments. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.wit;

import org.jspecify.annotations.NullMarked;
