// SPDX-License-Identifier: MIT
/**
 * Git repositories: refs, commits, pushes, trees, items and what is told of them. Not for users.
 */
@NullMarked
package io.github.fluentado.emulator.git;

import org.jspecify.annotations.NullMarked;
