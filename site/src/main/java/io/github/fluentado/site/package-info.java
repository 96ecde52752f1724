// SPDX-License-Identifier: MIT
/** Makes the pages of {@code docs/site}: all operations, and the guides. */
@NullMarked
package io.github.fluentado.site;

import org.jspecify.annotations.NullMarked;
