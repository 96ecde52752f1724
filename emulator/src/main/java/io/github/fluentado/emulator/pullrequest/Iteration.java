// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;

/**
 * What the source branch was after one push.
 *
 * @param common the merge base of the two
 * @param reason as the service writes it
 * @param push number of the push; 0 for none
 */
record Iteration(
    int id,
    String description,
    Identity author,
    Instant date,
    String source,
    String target,
    String common,
    String reason,
    int push) {}
