// SPDX-License-Identifier: MIT
/** Classic releases and their logs. {@link io.github.fluentado.releases.Releases} is the door. */
@NullMarked
package io.github.fluentado.releases;

import org.jspecify.annotations.NullMarked;
