// SPDX-License-Identifier: MIT
/** The Azure DevOps client. {@link io.github.fluentado.AzureDevOps} is where to begin. */
@NullMarked
package io.github.fluentado;

import org.jspecify.annotations.NullMarked;
