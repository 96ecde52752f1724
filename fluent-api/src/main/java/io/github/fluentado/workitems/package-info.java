// SPDX-License-Identifier: MIT
/** Work items: read, change, find. {@link io.github.fluentado.workitems.WorkItems} is the door. */
@NullMarked
package io.github.fluentado.workitems;

import org.jspecify.annotations.NullMarked;
