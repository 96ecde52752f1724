// SPDX-License-Identifier: MIT
/** Tokens of azure-identity. Needs that library on the class path; nothing else here does. */
@NullMarked
package io.github.fluentado.core.credential.azure;

import org.jspecify.annotations.NullMarked;
