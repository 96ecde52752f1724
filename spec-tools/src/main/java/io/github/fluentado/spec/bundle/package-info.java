// SPDX-License-Identifier: MIT
/** Joins the description's files into the one document that the generator reads. */
@NullMarked
package io.github.fluentado.spec.bundle;

import org.jspecify.annotations.NullMarked;
