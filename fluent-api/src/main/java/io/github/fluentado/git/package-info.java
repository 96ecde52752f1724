// SPDX-License-Identifier: MIT
/** Git: repositories with their branches, commits and files. */
@NullMarked
package io.github.fluentado.git;

import org.jspecify.annotations.NullMarked;
