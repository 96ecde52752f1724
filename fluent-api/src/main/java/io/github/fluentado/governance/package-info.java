// SPDX-License-Identifier: MIT
/** Component governance. {@link io.github.fluentado.governance.Governance} is the door. */
@NullMarked
package io.github.fluentado.governance;

import org.jspecify.annotations.NullMarked;
