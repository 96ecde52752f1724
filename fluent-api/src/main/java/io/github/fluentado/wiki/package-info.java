// SPDX-License-Identifier: MIT
/** Wikis and their pages. {@link io.github.fluentado.wiki.Wikis} is the door. */
@NullMarked
package io.github.fluentado.wiki;

import org.jspecify.annotations.NullMarked;
