// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.site;

import org.jspecify.annotations.NullMarked;
