// SPDX-License-Identifier: MIT
/** A transport on OkHttp: taken by itself where this artifact is. */
@NullMarked
package io.github.fluentado.okhttp;

import org.jspecify.annotations.NullMarked;
