// SPDX-License-Identifier: MIT
/**
 * Replays recorded examples of the published files through the generated client and compares what
 * goes out and what comes in with the record. What is expected is read from the published files
 * without any code of the client.
 */
@NullMarked
package io.github.fluentado.conformance;

import org.jspecify.annotations.NullMarked;
