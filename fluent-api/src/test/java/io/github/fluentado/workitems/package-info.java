// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.workitems;

import org.jspecify.annotations.NullMarked;
