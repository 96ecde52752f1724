// SPDX-License-Identifier: MIT
/** Work items: read, change, find. {@link io.github.fluentado.work.WorkItems} is the door. */
@NullMarked
package io.github.fluentado.work;

import org.jspecify.annotations.NullMarked;
