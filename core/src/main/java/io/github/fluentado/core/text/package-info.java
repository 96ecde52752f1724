// SPDX-License-Identifier: MIT
/** What may be shown of addresses and texts: nothing that is a secret by its name or its look. */
@NullMarked
package io.github.fluentado.core.text;

import org.jspecify.annotations.NullMarked;
