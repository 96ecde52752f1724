// SPDX-License-Identifier: MIT
/** What the pages for the first days show: signing in and the network. */
@NullMarked
package io.github.fluentado.examples.start;

import org.jspecify.annotations.NullMarked;
