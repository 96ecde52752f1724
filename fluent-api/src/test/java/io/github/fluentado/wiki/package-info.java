// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.wiki;

import org.jspecify.annotations.NullMarked;
