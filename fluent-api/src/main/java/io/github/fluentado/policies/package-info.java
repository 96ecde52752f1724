// SPDX-License-Identifier: MIT
/**
 * Policies for branches and repositories. {@link io.github.fluentado.policies.Policies} is the
 * door, {@link io.github.fluentado.policies.BranchPolicy} and {@link
 * io.github.fluentado.policies.RepositoryPolicy} say what is wanted.
 */
@NullMarked
package io.github.fluentado.policies;

import org.jspecify.annotations.NullMarked;
